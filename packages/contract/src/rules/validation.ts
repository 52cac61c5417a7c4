import type { InvalidParam } from '../errors.ts';
import type { Answers } from '../form.ts';
import { formattedStrings } from './active-schema.ts';
import { knownPointer, oversize } from './answer-limits.ts';
import { checkFormat } from './formats.ts';
import { childPointer, getAt, isObject, isWithin, setAt } from './json-pointer.ts';
import { containersOf, prepareForm, type Form, type PreparedForm } from './prepared-form.ts';
import { schemaErrors } from './schema-errors.ts';
import { pruneAnswers, settle, type Settled } from './visibility.ts';

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
  const settled = settle(prepared, answers);
  return bestFirst(prepared, [
    ...unknownFields(prepared, settled.answers, ''),
    ...schemaViolations(prepared, settled),
    ...formatViolations(prepared, settled.answers),
    ...conditionallyRequired(prepared, settled),
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
function schemaViolations(form: PreparedForm, { answers, visible }: Settled): InvalidParam[] {
  const shownContainers = new Set([...visible].flatMap(containersOf));
  let current = answers;
  for (;;) {
    const errors = schemaErrors(form, current);
    const missing = errors.filter((error) => error.code === 'required' && form.containers.has(error.pointer));
    const fillable = missing.filter(
      ({ pointer }) => shownContainers.has(pointer) && getAt(current, pointer) === undefined,
    );
    if (fillable.length === 0) {
      const isHidden = ({ pointer }: InvalidParam) => form.byPointer.has(pointer) && !visible.has(pointer);
      return errors.filter((error) => !missing.includes(error) && !isHidden(error));
    }
    for (const { pointer } of fillable)
      if (getAt(current, pointer) === undefined) current = setAt(current, pointer, {});
  }
}

function formatViolations(form: PreparedForm, answers: Answers): InvalidParam[] {
  return formattedStrings(form, answers).flatMap(({ pointer, text, format }): InvalidParam[] => {
    const result = checkFormat(format, text);
    return result && !result.ok ? [{ pointer, code: result.code, params: { reason: result.reason } }] : [];
  });
}

function conditionallyRequired(form: PreparedForm, { answers, visible }: Settled): InvalidParam[] {
  return form.fields
    .filter(
      ({ field, requiredWhen }) =>
        visible.has(field.pointer) && getAt(answers, field.pointer) === undefined && requiredWhen?.(answers),
    )
    .map(({ field }) => ({ pointer: field.pointer, code: 'required' }));
}

/** One per pointer, by rank; in layout order, what belongs to no field first. */
function bestFirst(form: PreparedForm, params: readonly InvalidParam[]): InvalidParam[] {
  const best = new Map<string, InvalidParam>();
  for (const param of params) {
    const pointer = knownPointer(param.pointer);
    const rival = best.get(pointer);
    if (!rival || rank(param) < rank(rival)) best.set(pointer, { ...param, pointer });
  }
  const order = new Map(form.fields.map((entry, index) => [entry.field.pointer, index]));
  const place = (pointer: string) =>
    [...containersOf(pointer), pointer].reduce((found, part) => order.get(part) ?? found, -1);
  return [...best.values()]
    .map((param) => ({ param, at: place(param.pointer) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_ERRORS)
    .map(({ param }) => param);
}

function rank(param: InvalidParam): number {
  const index = ANSWER_CODES.findIndex((code) => code === param.code);
  return index < 0 ? ANSWER_CODES.length : index;
}
