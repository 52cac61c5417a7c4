import { describe, expect, it } from 'vitest';
import { publicElements, undescribed } from './elements.ts';
import { choices, customElementsManifest, vscodeData, webTypes } from './formats.ts';

const field = (name: string, more: object = {}): object => ({ kind: 'field', name, description: `${name}.`, ...more });
const analysis = (more: object = {}): object => ({
  modules: [
    {
      path: 'packages/elements/src/x/x.ts',
      declarations: [
        { kind: 'function', name: 'helper' },
        {
          kind: 'class',
          name: 'XElement',
          summary: 'An x.',
          description: 'It is\n an x.',
          members: [
            field('size', { attribute: 'x-size', type: { text: "'small' | ''" }, default: "''" }),
            field('client'),
            field('#own'),
            field('state', { privacy: 'private' }),
            { kind: 'method', name: 'reload', description: 'Asks again.' },
            { kind: 'method', name: 'connectedCallback' },
          ],
          events: [{ name: 'qwy-ready', description: 'Ready.' }, { name: 'failure' }, { type: { text: 'XEvent' } }],
          ...more,
        },
      ],
    },
  ],
});
const TAGS = new Map([['XElement', 'qwy-x']]);

describe('the public part of an element', () => {
  it('has what a page can set, call and hear, and nothing of its inside', () => {
    const [element] = publicElements(analysis(), TAGS);
    expect(element?.members.map(({ name }) => name)).toEqual(['size', 'client', 'reload']);
    expect(element?.attributes).toEqual([
      { name: 'x-size', fieldName: 'size', description: 'size.', type: { text: "'small' | ''" }, default: "''" },
    ]);
    expect(element?.events.map(({ name }) => name)).toEqual(['qwy-ready']);
  });

  it('must be found for every tag', () => {
    expect(() => publicElements(analysis(), new Map([...TAGS, ['YElement', 'qwy-y']]))).toThrow('YElement');
  });

  it('says of itself what it is: whatever does not is named', () => {
    expect(undescribed(publicElements(analysis(), TAGS))).toEqual([]);
    const silent = { summary: '', cssParts: [{ name: 'head' }], slots: [{ name: '', description: ' ' }] };
    expect(undescribed(publicElements(analysis(silent), TAGS))).toEqual([
      'qwy-x: its summary',
      'qwy-x: slot ',
      'qwy-x: part head',
    ]);
  });
});

describe('what editors are told', () => {
  const elements = publicElements(analysis(), TAGS);

  it('names the published file, not the source', () => {
    expect(customElementsManifest(elements)).toMatchObject({
      modules: [{ path: 'dist/x/x.js', declarations: [{ tagName: 'qwy-x', customElement: true }] }],
    });
  });

  it('lists the words an attribute takes', () => {
    expect(choices("'small' | ''")).toEqual(['small']);
    expect(choices("Locale | ''")).toEqual(['zh-CN', 'en']);
    expect(choices('string')).toEqual([]);
    expect(vscodeData(elements)).toMatchObject({
      tags: [{ name: 'qwy-x', attributes: [{ values: [{ name: 'small' }] }] }],
    });
    expect(webTypes(elements, '1.2.3')).toMatchObject({
      version: '1.2.3',
      contributions: { html: { elements: [{ attributes: [{ value: { type: ["'small'"] } }] }] } },
    });
  });

  it('leaves out the views, which pages do not use', () => {
    const views = publicElements(analysis(), new Map([['XElement', 'qwy-x-view']]));
    expect(vscodeData(views)).toMatchObject({ tags: [] });
  });
});
