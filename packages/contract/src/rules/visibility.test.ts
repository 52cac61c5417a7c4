import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Answers } from '../form.ts';
import vectors from '../vectors/visibility.json' with { type: 'json' };
import { prepareForm } from './prepared-form.ts';
import { pruneAnswers, requiredFields, visibleFields, visiblePages } from './visibility.ts';

const form = prepareForm(vectors.form);

describe('visibility', () => {
  it.each(vectors.cases)('$name', ({ answers, visible, pages, required, pruned }) => {
    const given = Answers.parse(answers);
    expect(visibleFields(form, given).map((field) => field.pointer)).toEqual(visible);
    expect(visiblePages(form, given).map((page) => page.id)).toEqual(pages);
    expect([...requiredFields(form, given)]).toEqual(required);
    expect(pruneAnswers(form, given)).toEqual(pruned);
  });

  it('takes a plain definition as well as a prepared one, and leaves it untouched', () => {
    const definition = Object.freeze(JSON.parse(JSON.stringify(vectors.form)));
    const before = JSON.stringify(definition);
    expect(visibleFields(definition, { married: 'yes' })).toEqual(visibleFields(form, { married: 'yes' }));
    expect(JSON.stringify(definition)).toBe(before);
  });

  it('shows pages with only what is visible of them', () => {
    const family = visiblePages(form, { married: 'no' }).find((page) => page.id === 'family');
    expect(family?.sections.map((section) => [section.title, section.fields.length])).toEqual([['父母', 1]]);
  });

  it('keeps an answer whose reason to be hidden is itself hidden', () => {
    const chain = prepareForm({
      schema: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } } },
      pages: [
        {
          id: 'p',
          title: 'p',
          sections: [
            {
              fields: [
                { pointer: '/a', label: 'a' },
                { pointer: '/b', label: 'b', visibleWhen: { properties: { a: { const: 'show b' } }, required: ['a'] } },
                { pointer: '/c', label: 'c', visibleWhen: { not: { required: ['b'] } } },
              ],
            },
          ],
        },
      ],
    });
    expect(pruneAnswers(chain, { a: 'no', b: 'stale', c: 'kept' })).toEqual({ a: 'no', c: 'kept' });
  });

  const value = fc.oneof(
    fc.constantFrom('yes', 'no', '', ' x ', null),
    fc.array(fc.constantFrom('father', 'mother')),
    fc.integer(),
  );
  const arbitraryAnswers = fc.record(
    {
      applicant: fc.oneof(value, fc.record({ name: value, nickname: value }, { requiredKeys: [] })),
      married: value,
      spouse: fc.oneof(value, fc.record({ name: value, works: value, employer: value }, { requiredKeys: [] })),
      single: fc.oneof(value, fc.record({ parents: value }, { requiredKeys: [] })),
      note: value,
    },
    { requiredKeys: [] },
  );

  it('prunes once and for all', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const once = pruneAnswers(form, answers);
        expect(pruneAnswers(form, once)).toEqual(once);
        expect(visibleFields(form, once)).toEqual(visibleFields(form, answers));
      }),
    );
  });

  it('requires only what it shows', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const visible = new Set(visibleFields(form, answers).map((field) => field.pointer));
        expect([...requiredFields(form, answers)].filter((pointer) => !visible.has(pointer))).toEqual([]);
      }),
    );
  });
});
