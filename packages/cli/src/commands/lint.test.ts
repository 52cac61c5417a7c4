import { afterEach, describe, expect, it } from 'vitest';
import { scriptedWorld } from '../../test/scripted-world.ts';

const form = {
  id: 'form-1',
  itemCode: 'item-1',
  title: '申请表',
  schema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  pages: [{ id: 'p1', title: '申请人', sections: [{ fields: [{ pointer: '/name', label: '姓名' }] }] }],
  consent: { purpose: '办理', retention: '一年' },
  sample: true,
};
const guide = {
  itemCode: '11440100007482575H3440118009000',
  name: '老年人高龄补贴',
  summary: '年满80周岁的老人可以申请。',
  taskType: '05',
  authority: { name: '平利县民政局' },
  region: { code: '610926', name: '平利县' },
  serviceObjects: ['person'],
  handlingType: 'committed',
  situations: [
    {
      id: 'who',
      question: '谁来办？',
      options: [
        { value: 'self', label: '本人' },
        { value: 'other', label: '代办' },
      ],
    },
  ],
  conditions: [],
  materials: [],
  steps: [],
  specialProcedures: [],
  fees: [],
  results: [],
  legalBasis: [],
  places: [],
  channels: ['counter'],
  visits: 1,
  faq: [],
  lifeEvents: [],
  sample: true,
};

let world: Awaited<ReturnType<typeof scriptedWorld>> | undefined;
afterEach(async () => world?.remove());

async function inFolder(files: Record<string, unknown>, words: string[], answers = {}) {
  world = await scriptedWorld(files);
  return world.qwy(words, answers);
}

describe('lint', () => {
  it('finds nothing in a good form and a good guide, and asks no gateway', async () => {
    const { err, code, out, asked } = await inFolder({ 'f.json': form, 'g.json': guide }, ['lint', 'f.json', 'g.json']);
    expect(err).toEqual([]);
    expect([code, out, asked]).toEqual([0, ['Nothing found in 2 files.'], []]);
  });

  it('names each place that the gateway would refuse', async () => {
    const wrongField = {
      ...form,
      pages: [{ id: 'p1', title: 't', sections: [{ fields: [{ pointer: '/nome', label: 'x' }] }] }],
    };
    const unknownSituation = { ...guide, conditions: [{ text: 'x', when: { whom: ['self'] } }] };
    const { code, err } = await inFolder(
      { 'shape.json': { ...form, pages: [], color: 1 }, 'field.json': wrongField, 'when.json': unknownSituation },
      ['lint', 'shape.json', 'field.json', 'when.json'],
    );
    expect(code).toBe(1);
    const text = err.join('\n');
    expect(text).toContain('shape.json: /pages: too_small');
    expect(text).toContain('shape.json: /: unrecognized_keys color');
    expect(text).toMatch(/field\.json: \/pages\S*: pointer_unknown/);
    expect(text).toMatch(/when\.json: \S*conditions\S*: /);
    expect(err.at(-1)).toMatch(/^\d+ found\.$/);
  });

  it('holds the codes of real items against their rules, not those of samples', async () => {
    const odd = { ...guide, itemCode: 'PL-1' };
    const files = { 'sample.json': odd, 'real.json': { ...odd, sample: false } };
    const { err } = await inFolder(files, ['lint', 'sample.json', 'real.json']);
    expect(err).toEqual(['real.json: code: item_code_unknown', '1 found.']);
  });

  it('says so when a file is something else', async () => {
    const { code, err } = await inFolder({ 'answers.json': { name: 'x' } }, ['lint', 'answers.json']);
    expect([code, err]).toEqual([1, ['answers.json: /: neither_form_nor_guide', '1 found.']]);
  });

  it('says so when a file is no JSON', async () => {
    const { code, err } = await inFolder({ 'x.json': '{' }, ['lint', 'x.json']);
    expect([code, err]).toEqual([2, ['x.json is not JSON.']]);
  });
});

describe('publish', () => {
  const published = { version: 3, publishedAt: '2026-11-23T08:00:00Z' };

  it('sends a guide and a form to where they belong', async () => {
    const path = `PUT /v1/guides/${guide.itemCode}`;
    const sent = await inFolder({ 'g.json': guide }, ['guides', 'publish', 'g.json'], {
      [path]: { ...guide, ...published },
    });
    expect(sent.out).toEqual(['Published 老年人高龄补贴, version 3.']);
    expect(sent.asked[0]).toMatchObject({ line: path, body: guide, idempotencyKey: 'id-00001' });
    await world?.remove();
    const form1 = await inFolder({ 'f.json': form }, ['forms', 'publish', 'f.json'], {
      'PUT /v1/forms/form-1': { ...form, ...published },
    });
    expect(form1.out).toEqual(['Published 申请表, version 3.']);
  });

  it('sends nothing that does not have the shape', async () => {
    const { code, err, asked } = await inFolder({ 'g.json': { ...guide, visits: -1 } }, [
      'guides',
      'publish',
      'g.json',
    ]);
    expect([code, asked]).toEqual([1, []]);
    expect(err).toEqual(['g.json: /visits: too_small', 'g.json has 1 mistake; nothing was sent.']);
  });
});
