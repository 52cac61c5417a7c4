import type { InvalidParam } from '../errors.ts';
import type { Answers } from '../form.ts';
import { formattedStrings } from './active-schema.ts';
import { knownPointer, oversize } from './answer-limits.ts';
import { checkFormat } from './formats.ts';
import { childPointer, getAt, isObject, isWithin, setAt } from './json-pointer.ts';
import { prepareForm, type Form, type PreparedForm } from './prepared-form.ts';
import { schemaErrors } from './schema-errors.ts';
import { isShown, pruneAnswers } from './visibility.ts';

/**
 * Every code an answer can be refused with, most useful first: where several fit one pointer, the first of them is told.
 * Those named like a JSON Schema keyword carry its value as `params.limit` (or `params.type`, `params.format`);
 * `citizen_id`, `uscc` and `phone` carry `params.reason`; `too_large` carries `params.what` and `params.limit`.
 */
// prettier-ignore
export const ANSWER_CODES = [
  'too_large', 'unknown_field', 'required', 'type', 'not_allowed', 'enum', 'const',
  'citizen_id', 'uscc', 'phone', 'format', 'minLength', 'maxLength', 'pattern',
  'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf',
  'minItems', 'maxItems', 'uniqueItems', 'contains', 'minContains', 'maxContains', 'minProperties', 'maxProperties', 'no_match',
] as const;
export type AnswerCode = (typeof ANSWER_CODES)[number];

/** More than this many are not told at once. */
const MOST_ERRORS = 200;

/**
 * What is wrong with the answers by the form's own rules: one entry for each pointer, in the order of the form; empty if all is well.
 * Blanks count as unanswered, hidden fields are neither validated nor required, keys that no field names are refused.
 * No entry carries anything that was typed. The same in the browser and at the gateway.
 */
export function validateAnswers(form: Form, answers: Answers): InvalidParam[] {
  const tooLarge = oversize(answers);
  if (tooLarge.length > 0) return tooLarge;
  const prepared = prepareForm(form);
  const counted = pruneAnswers(prepared, answers);
  return bestFirst(prepared, [
    ...unknownFields(prepared, counted, ''),
    ...schemaViolations(prepared, counted),
    ...formatViolations(prepared, counted),
    ...conditionallyRequired(prepared, counted),
  ]);
}

/** The entries of `validateAnswers` for one field and what lies in it. */
export function validateField(form: Form, answers: Answers, pointer: string): InvalidParam[] {
  return validateAnswers(form, answers).filter((param) => isWithin(param.pointer, pointer));
}

/** The answers as they are stored: only those that count, numbers and codes in their clean form (`11010519491231002x` → `…X`). */
export function canonicalAnswers(form: Form, answers: Answers): Answers {
  const prepared = prepareForm(form);
  return formattedStrings(prepared, pruneAnswers(prepared, answers)).reduce(
    (current, { pointer, text, format }) => {
      const result = checkFormat(format, text);
      return result?.ok && result.clean !== text ? setAt(current, pointer, result.clean) : current;
    },
    pruneAnswers(prepared, answers),
  );
}

/** Both in one, for whoever takes answers in. */
export function acceptAnswers(
  form: Form,
  answers: Answers,
): { ok: true; answers: Answers } | { ok: false; invalidParams: InvalidParam[] } {
  const prepared = prepareForm(form);
  const invalidParams = validateAnswers(prepared, answers);
  return invalidParams.length > 0
    ? { ok: false, invalidParams }
    : { ok: true, answers: canonicalAnswers(prepared, answers) };
}

function unknownFields(form: PreparedForm, value: Record<string, unknown>, pointer: string): InvalidParam[] {
  return Object.entries(value).flatMap(([key, child]) => {
    const childAt = childPointer(pointer, key);
    if (form.byPointer.has(childAt)) return [];
    if (!form.containers.has(childAt)) return [{ pointer: childAt, code: 'unknown_field' }];
    return isObject(child)
      ? unknownFields(form, child, childAt)
      : [{ pointer: childAt, code: 'type', params: { type: 'object' } }];
  });
}

/**
 * An object that must be there but is not (none of its fields is answered) would be reported as one missing thing;
 * so it is put in place, empty, until the fields themselves are what is missing.
 */
function schemaViolations(form: PreparedForm, answers: Answers): InvalidParam[] {
  const visible = form.fields.filter((entry) => isShown(entry, answers)).map((entry) => entry.field.pointer);
  let current = answers;
  for (;;) {
    const errors = schemaErrors(form, current);
    const missing = errors.filter((error) => error.code === 'required' && form.containers.has(error.pointer));
    const fillable = missing.filter(
      (error) => getAt(current, error.pointer) === undefined && visible.some((field) => isWithin(field, error.pointer)),
    );
    if (fillable.length === 0)
      return errors.filter((error) => !missing.includes(error) && !isHidden(form, visible, error));
    current = fillable.reduce(
      (filled, error) => (getAt(filled, error.pointer) === undefined ? setAt(filled, error.pointer, {}) : filled),
      current,
    );
  }
}

function isHidden(form: PreparedForm, visible: readonly string[], error: InvalidParam): boolean {
  return form.byPointer.has(error.pointer) && !visible.includes(error.pointer);
}

function formatViolations(form: PreparedForm, answers: Answers): InvalidParam[] {
  return formattedStrings(form, answers).flatMap(({ pointer, text, format }): InvalidParam[] => {
    const result = checkFormat(format, text);
    return result && !result.ok ? [{ pointer, code: result.code, params: { reason: result.reason } }] : [];
  });
}

function conditionallyRequired(form: PreparedForm, answers: Answers): InvalidParam[] {
  return form.fields
    .filter(
      (entry) =>
        getAt(answers, entry.field.pointer) === undefined && entry.requiredWhen?.(answers) && isShown(entry, answers),
    )
    .map((entry) => ({ pointer: entry.field.pointer, code: 'required' }));
}

/** One per pointer, by rank; in layout order, what belongs to no field first. */
function bestFirst(form: PreparedForm, params: readonly InvalidParam[]): InvalidParam[] {
  const best = new Map<string, InvalidParam>();
  for (const param of params) {
    const pointer = knownPointer(param.pointer);
    const rival = best.get(pointer);
    if (!rival || rank(param) < rank(rival)) best.set(pointer, { ...param, pointer });
  }
  const order = form.fields.map((entry) => entry.field.pointer);
  const place = (param: InvalidParam) => order.findIndex((field) => isWithin(param.pointer, field));
  return [...best.values()].sort((a, b) => place(a) - place(b)).slice(0, MOST_ERRORS);
}

function rank(param: InvalidParam): number {
  const index = ANSWER_CODES.findIndex((code) => code === param.code);
  return index < 0 ? ANSWER_CODES.length : index;
}
