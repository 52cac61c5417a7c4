import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Answers, FormDefinition } from '../form.ts';
import vectors from '../vectors/validation.json' with { type: 'json' };
import visibility from '../vectors/visibility.json' with { type: 'json' };
import { ANSWER_LIMITS } from './answer-limits.ts';
import { getAt, removeAt, setAt } from './json-pointer.ts';
import { prepareForm } from './prepared-form.ts';
import { acceptAnswers, ANSWER_CODES, canonicalAnswers, validateAnswers, validateField } from './validation.ts';
import { requiredFields } from './visibility.ts';

const form = prepareForm(z.pick(FormDefinition, { schema: true, pages: true }).parse(vectors.form));

function changed(change: Record<string, unknown>): Answers {
  return Object.entries(change).reduce<Answers>(
    (current, [pointer, value]) => (value === null ? removeAt(current, pointer) : setAt(current, pointer, value)),
    vectors.good,
  );
}

describe('validateAnswers', () => {
  const cases = vectors.cases.map((entry) => ({
    ...entry,
    given: entry.answers ? Answers.parse(entry.answers) : changed(entry.change ?? {}),
  }));

  it.each(cases)('$name', ({ given, errors }) => {
    expect(validateAnswers(form, given)).toEqual(errors);
  });

  it.each(cases.filter((entry) => entry.errors.length === 0))(
    'stores what it accepts in clean form: $name',
    ({ given, canonical }) => {
      const stored = acceptAnswers(form, given);
      const unlike = Object.entries(canonical ?? {}).filter(
        ([pointer, value]) =>
          JSON.stringify(getAt(stored.ok ? stored.answers : {}, pointer) ?? null) !== JSON.stringify(value),
      );
      expect([stored.ok, unlike]).toEqual([true, []]);
      expect(stored.ok && stored.answers).toMatchObject(vectors.good);
    },
  );

  it('only uses the codes it lists', () => {
    const used = new Set(cases.flatMap((entry) => entry.errors.map((error) => error.code)));
    const listed: readonly string[] = ANSWER_CODES;
    expect([...used].filter((code) => !listed.includes(code))).toEqual([]);
  });

  it('judges one field among the others', () => {
    const answers = changed({ '/kind': 'company', '/uses': ['air'] });
    expect(validateField(form, answers, '/uses')).toEqual([{ pointer: '/uses/0', code: 'enum' }]);
    expect(validateField(form, answers, '/company/code')).toEqual([{ pointer: '/company/code', code: 'required' }]);
    expect(validateField(form, answers, '/kind')).toEqual([]);
  });

  it('names as missing exactly what is marked as required', () => {
    const other = prepareForm(visibility.form);
    for (const entry of visibility.cases.slice(0, 6)) {
      const answers = Answers.parse(entry.answers);
      const missing = validateAnswers(other, answers).filter((error) => error.code === 'required');
      const unanswered = [...requiredFields(other, answers)].filter(
        (pointer) => getAt(canonicalAnswers(other, answers), pointer) === undefined,
      );
      expect(missing.map((error) => error.pointer)).toEqual(unanswered);
    }
  });
});

describe('what no form can want', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 'x' : { a: deep(levels - 1) });

  it.each([
    ['a text too long', { reason: 'x'.repeat(ANSWER_LIMITS.text + 1) }, '/reason', 'text'],
    ['a list too long', { uses: Array(501).fill('water') }, '/uses', 'children'],
    ['too many keys', Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`k${index}`, 1])), '', 'children'],
    [
      'too many values',
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, Array(400).fill(1)])),
      '',
      'values',
    ],
  ])('is refused before the rules run: %s', (_, answers, pointer, what) => {
    expect(validateAnswers(form, Answers.parse(answers))).toMatchObject([
      { pointer, code: 'too_large', params: { what } },
    ]);
  });

  it.each([13, 5_000])('is refused before the rules run: %i levels', (levels) => {
    expect(validateAnswers(form, { a: deep(levels) })).toMatchObject([
      { code: 'too_large', params: { what: 'depth' } },
    ]);
  });

  it.each([Infinity, NaN, () => 1, Symbol('x'), 10n, [undefined]])(
    'is refused where JSON cannot carry it: %s',
    (value) => {
      expect(validateAnswers(form, { reason: value })).toMatchObject([{ code: 'type' }]);
    },
  );

  it('is refused where a key is half a character', () => {
    expect(validateAnswers(form, { reason: { '\ud800': 1 } })).toEqual([{ pointer: '/reason', code: 'unknown_field' }]);
  });

  it('is refused where it aims at a prototype', () => {
    const hostile = Answers.parse(JSON.parse('{"applicant":{"constructor":{"prototype":{"polluted":true}}}}'));
    expect(validateAnswers(form, hostile)).toContainEqual({ pointer: '/applicant/constructor', code: 'unknown_field' });
    expect(validateAnswers(form, JSON.parse('{"__proto__":{"polluted":true}}'))).toContainEqual({
      pointer: '/__proto__',
      code: 'unknown_field',
    });
    expect({}).not.toHaveProperty('polluted');
  });

  it('is answered for a text that would stall a careless pattern', () => {
    expect(validateAnswers(form, changed({ '/applicant/name': '张'.repeat(9_999) + '!' }))).toEqual([
      { pointer: '/applicant/name', code: 'maxLength', params: { limit: 20 } },
    ]);
  });
});

describe('any answers at all', () => {
  const answers = fc.dictionary(
    fc.constantFrom('applicant', 'kind', 'company', 'uses', 'guardians', 'reason', 'contact', 'agree', 'other'),
    fc.jsonValue({ maxDepth: 4 }),
  );

  it('are judged without failing, without telling what was typed, once per pointer', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const errors = validateAnswers(form, Answers.parse(given));
        const pointers = errors.map((error) => error.pointer);
        expect(new Set(pointers).size).toBe(pointers.length);
        expect(pointers.every((pointer) => /^(\/[\w-]{1,64})*$/.test(pointer))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('stay accepted once stored', () => {
    fc.assert(
      fc.property(fc.constantFrom(...vectors.cases.filter((entry) => entry.errors.length === 0)), ({ change }) => {
        const stored = canonicalAnswers(form, changed(change ?? {}));
        expect(acceptAnswers(form, stored)).toEqual({ ok: true, answers: stored });
      }),
    );
  });
});
