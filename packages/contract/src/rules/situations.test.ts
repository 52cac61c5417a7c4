import * as z from 'zod/mini';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Guide, type Situation } from '../guide.ts';
import vectors from '../vectors/situations.json' with { type: 'json' };
import { applies, countedAnswers, narrowGuide, openSituations, situationDefects } from './situations.ts';

const Parts = z.pick(Guide, { situations: true, conditions: true, materials: true, steps: true, fees: true });
const guide = Parts.parse(vectors.guide);
const Answers = z.record(z.string(), z.string());

describe('narrowGuide', () => {
  it.each(vectors.cases)('$name', ({ answers, materials, open, counted }) => {
    const given = Answers.parse(answers);
    const narrowed = narrowGuide(guide, given);
    expect(narrowed.materials.map((material) => material.id)).toEqual(materials);
    expect(narrowed.openSituations.map((situation) => situation.id)).toEqual(open);
    expect(countedAnswers(guide, given)).toEqual(counted);
  });

  it('only ever drops parts when one more question is answered', () => {
    const answers = fc.record({
      who: fc.constantFrom('person', 'company'),
      agent: fc.constantFrom('self', 'agent'),
      'agent-kind': fc.constantFrom('family', 'other'),
    });
    fc.assert(
      fc.property(answers, (all) => {
        let before = guide.materials.length;
        const given: Record<string, string> = {};
        for (let [next] = openSituations(guide, given); next; [next] = openSituations(guide, given)) {
          given[next.id] = all[next.id === 'who' ? 'who' : next.id === 'agent' ? 'agent' : 'agent-kind'];
          const now = narrowGuide(guide, given).materials.length;
          expect(now).toBeLessThanOrEqual(before);
          before = now;
        }
      }),
    );
  });
});

describe('applies', () => {
  it('marks what is certain, ruled out, and still open', () => {
    expect(applies(guide, undefined, {})).toBe('yes');
    expect(applies(guide, { who: ['company'] }, { who: 'company' })).toBe('yes');
    expect(applies(guide, { who: ['company'] }, { who: 'person' })).toBe('no');
    expect(applies(guide, { who: ['company'] }, {})).toBe('open');
  });
});

describe('situationDefects', () => {
  it('names conditions on questions and values that do not exist', () => {
    const slips = { ...guide, conditions: [{ text: '年满十八周岁', when: { who: ['child'] } }] };
    expect(situationDefects(slips)).toEqual([
      { field: '/conditions/0/when', code: 'situation_value_unknown', detail: 'who=child' },
      { field: '/materials/4/when', code: 'situation_unknown', detail: 'nobody-asks' },
    ]);
  });

  it('names questions that wait for each other, and narrowing survives them', () => {
    const options = [
      { value: 'x', label: 'x' },
      { value: 'y', label: 'y' },
    ];
    const situations: Situation[] = [
      { id: 'a', question: 'a', options, when: { b: ['x'] } },
      { id: 'b', question: 'b', options, when: { a: ['x'] } },
    ];
    const circle = { ...guide, materials: [], situations };
    expect(situationDefects(circle).map((defect) => defect.code)).toEqual(['situation_cycle', 'situation_cycle']);
    expect(narrowGuide(circle, { a: 'x', b: 'x' }).openSituations).toEqual([]);
  });

  it('names doubles', () => {
    const [who] = guide.situations;
    const doubled = { ...guide, materials: [], situations: who ? [who, who] : [] };
    expect(situationDefects(doubled)).toEqual([
      { field: '/situations/1/id', code: 'situation_duplicate', detail: 'who' },
    ]);
  });

  it('judges a long chain of questions at once', () => {
    const options = [
      { value: 'x', label: 'x' },
      { value: 'y', label: 'y' },
    ];
    const situations = Array.from({ length: 60 }, (_, index) => ({
      id: `s${index}`,
      question: '?',
      options,
      ...(index > 1 && { when: { [`s${index - 1}`]: ['x'], [`s${index - 2}`]: ['x'] } }),
    }));
    const answers = Object.fromEntries(situations.map(({ id }) => [id, 'x']));
    expect(applies({ situations }, { s59: ['x'] }, answers)).toBe('yes');
  });
});
