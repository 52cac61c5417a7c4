import type { Schema } from '@cfworker/json-schema';
import type { Answers, FormField, FormPage } from '../form.ts';
import { activeSchemas, childSchemas } from './active-schema.ts';
import { childPointer, getAt, isObject, ownValue, removeAt } from './json-pointer.ts';
import { prepareForm, type Condition, type Form, type PreparedForm } from './prepared-form.ts';

/** What a set of answers comes down to. */
export interface Settled {
  /** The answers that count. */
  readonly answers: Answers;
  /** Pointers of the fields to show. */
  readonly visible: ReadonlySet<string>;
}

/**
 * The answers that count: without blanks (`''`, `null`, `[]`, `{}`; text is trimmed) and without those of hidden fields, in the order
 * of the form, so that what a hidden answer had revealed goes too. Unknown keys stay, for validation to refuse.
 * `pruneAnswers(form, pruneAnswers(form, x))` is `pruneAnswers(form, x)`.
 */
export function pruneAnswers(form: Form, answers: Answers): Answers {
  return settle(prepareForm(form), answers).answers;
}

/** `pruneAnswers`, with the fields that are shown once it is done. */
export function settle(form: PreparedForm, answers: Answers): Settled {
  let current = withoutBlanks(answers);
  let holds = judgeOnce(current);
  for (let changed = true; changed;) {
    changed = false;
    for (const { field, shownWhen } of form.fields) {
      if (shownWhen.length === 0 || getAt(current, field.pointer) === undefined || shownWhen.every(holds)) continue;
      const smaller = removeAt(current, field.pointer);
      if (smaller === current) continue;
      current = smaller;
      holds = judgeOnce(current);
      changed = true;
    }
  }
  const shown = form.fields.filter((entry) => entry.shownWhen.every(holds));
  return { answers: current, visible: new Set(shown.map((entry) => entry.field.pointer)) };
}

/** Many fields share their section's condition: it is judged once for the same answers. */
function judgeOnce(answers: Answers): (condition: Condition) => boolean {
  const verdicts = new Map<Condition, boolean>();
  return (condition) => {
    const verdict = verdicts.get(condition) ?? condition(answers);
    verdicts.set(condition, verdict);
    return verdict;
  };
}

/** The fields to show, in layout order. */
export function visibleFields(form: Form, answers: Answers): FormField[] {
  const prepared = prepareForm(form);
  const { visible } = settle(prepared, answers);
  return prepared.fields.map((entry) => entry.field).filter((field) => visible.has(field.pointer));
}

/** The pages to show with only their visible sections and fields; pages and sections without any are left out. */
export function visiblePages(form: Form, answers: Answers): FormPage[] {
  const prepared = prepareForm(form);
  const { visible } = settle(prepared, answers);
  return prepared.shape.pages
    .map((page) => ({
      ...page,
      sections: page.sections
        .map((section) => ({ ...section, fields: section.fields.filter((field) => visible.has(field.pointer)) }))
        .filter((section) => section.fields.length > 0),
    }))
    .filter((page) => page.sections.length > 0);
}

/**
 * Pointers of the visible fields that must be answered as things stand: by `required` and `dependentRequired` of every schema that certainly
 * holds, and by `requiredWhen`. An object that is optional itself asks for nothing until one of its fields is answered.
 */
export function requiredFields(form: Form, answers: Answers): ReadonlySet<string> {
  const prepared = prepareForm(form);
  const { answers: counted, visible } = settle(prepared, answers);
  const asked = new Set<string>();
  collectRequired(prepared, activeSchemas(prepared, prepared.schema, counted), counted, '', asked);
  return new Set(
    prepared.fields
      .filter(
        ({ field, requiredWhen }) =>
          visible.has(field.pointer) && (asked.has(field.pointer) || requiredWhen?.(counted)),
      )
      .map(({ field }) => field.pointer),
  );
}

function collectRequired(
  form: PreparedForm,
  schemas: readonly Schema[],
  value: unknown,
  pointer: string,
  asked: Set<string>,
): void {
  const keys = new Set(
    schemas.flatMap((schema) => [
      ...(schema.required ?? []),
      ...Object.entries(schema.dependentRequired ?? {}).flatMap(([key, more]) =>
        ownValue(value, key) === undefined ? [] : more,
      ),
    ]),
  );
  for (const key of keys) asked.add(childPointer(pointer, key));
  for (const key of new Set([...keys, ...(isObject(value) ? Object.keys(value) : [])])) {
    const child = childPointer(pointer, key);
    if (!form.containers.has(child)) continue;
    const inner = ownValue(value, key) ?? {};
    collectRequired(form, childSchemas(form, schemas, key, inner), inner, child, asked);
  }
}

function withoutBlanks(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => {
      const tidied = tidy(value);
      return isBlank(tidied) ? [] : [[key, tidied]];
    }),
  );
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(tidy);
  return isObject(value) ? withoutBlanks(value) : value;
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}
