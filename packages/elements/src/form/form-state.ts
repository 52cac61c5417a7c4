import type { InvalidParam } from '@qwy/contract/errors';
import type { Answers, FormDefinition, FormPage } from '@qwy/contract/form';
import { getAt, isObject, isWithin, removeAt, setAt } from '@qwy/contract/rules/json-pointer';
import type { PreparedForm } from '@qwy/contract/rules/prepared-form';
import { prepareForm } from '@qwy/contract/rules/prepared-form';
import { validateAnswers, validateField } from '@qwy/contract/rules/validation';
import { pruneAnswers, requiredFields, visiblePages } from '@qwy/contract/rules/visibility';
import type { FieldSpec } from './field-spec.ts';
import { fieldSpecs } from './field-spec.ts';
import type { FieldValue } from './field-value.ts';
import { answerOf, fits, tidied } from './field-value.ts';

/** A form being filled: what was typed, what of it counts, where the citizen is, what is wrong. Never changed, only replaced. */
export interface FormState {
  readonly definition: FormDefinition;
  readonly form: PreparedForm;
  readonly specs: ReadonlyMap<string, FieldSpec>;
  /** Names of the properties that conditions look into. */
  readonly watched: ReadonlySet<string>;
  /** By pointer, as typed; also of fields that are hidden now. */
  readonly values: ReadonlyMap<string, FieldValue>;
  /** What the values stand for. */
  readonly answers: Answers;
  /** Pages with what is visible of them. */
  readonly pages: readonly FormPage[];
  readonly required: ReadonlySet<string>;
  /** Index into `pages`; `pages.length` is the step where everything is checked and sent. */
  readonly step: number;
  /** Fields changed since they were last judged. */
  readonly changed: ReadonlySet<string>;
  /** By pointer of the field. */
  readonly problems: ReadonlyMap<string, InvalidParam>;
  /** Fields that the summary of errors lists: what was wrong when the citizen wanted to go on. */
  readonly listed: readonly string[];
  /** Something is wrong that belongs to no field on screen. */
  readonly hasOtherProblem: boolean;
}

/** A new form; `values` of an earlier version are kept where they still fit. */
export function startForm(definition: FormDefinition, values: ReadonlyMap<string, FieldValue> = new Map()): FormState {
  const form = prepareForm(definition);
  const specs = fieldSpecs(form);
  const kept = [...values].filter(([pointer, value]) => {
    const spec = specs.get(pointer);
    return spec && fits(spec, value);
  });
  const answers = kept.reduce<Answers>((all, [pointer, value]) => withAnswer(all, specs.get(pointer), value), {});
  return withView({
    definition,
    form,
    specs,
    watched: watchedNames(definition),
    values: new Map(kept),
    answers,
    pages: [],
    required: new Set(),
    step: 0,
    changed: new Set(),
    problems: new Map(),
    listed: [],
    hasOtherProblem: false,
  });
}

/** The citizen changed a field. A problem that is gone is no longer told; a new one waits until the field is left. */
export function change(state: FormState, pointer: string, value: FieldValue): FormState {
  const spec = state.specs.get(pointer);
  const before = state.values.get(pointer);
  const wasBlank = isBlank(before);
  if (!spec || before === value || (wasBlank && isBlank(value))) return state;
  const values = new Map(state.values).set(pointer, value);
  const answers = withAnswer(state.answers, spec, value);
  const changed = state.changed.has(pointer) ? state.changed : new Set(state.changed).add(pointer);
  const next = { ...state, values, answers, changed };
  const mattersToOthers = wasBlank !== isBlank(value) || isWatched(state, pointer);
  const shown = mattersToOthers ? withView(next) : next;
  if (!state.problems.has(pointer) || problemOf(shown, pointer)) return shown;
  return withProblem(shown, pointer, undefined);
}

/** The citizen left a field: what they changed in it is put right and judged. */
export function leave(state: FormState, pointer: string): FormState {
  const spec = state.specs.get(pointer);
  const value = state.values.get(pointer);
  if (!spec || value === undefined || !state.changed.has(pointer)) return state;
  const tidy = change(state, pointer, tidied(spec, value));
  const changed = new Set(tidy.changed);
  changed.delete(pointer);
  return { ...withProblem(tidy, pointer, problemOf(tidy, pointer)), changed };
}

/** To the next step, if this one is in order; else its problems are told. */
export function goOn(state: FormState): FormState {
  const page = state.pages[state.step];
  if (!page) return state;
  const tidy = fieldsOf(page).reduce((current, pointer) => leave(current, pointer), state);
  const here = new Set(fieldsOf(tidy.pages[tidy.step] ?? page));
  const wrong = placed(tidy, validateAnswers(tidy.form, answersToSend(tidy))).filter(({ pointer }) =>
    here.has(pointer),
  );
  if (wrong.length === 0) return goTo(tidy, tidy.step + 1);
  return { ...tell(tidy, wrong), listed: wrong.map(({ pointer }) => pointer) };
}

/** To another step, whatever is still open on this one. */
export function goTo(state: FormState, step: number): FormState {
  return { ...state, step: Math.max(0, Math.min(step, state.pages.length)), listed: [], hasOtherProblem: false };
}

/** Looks at everything before it is sent; `step` stays at the end only if nothing is wrong. */
export function checkAll(state: FormState): FormState {
  const params = validateAnswers(state.form, answersToSend(state));
  return params.length > 0 ? refuse(state, params) : state;
}

/** Tells what is wrong, by these rules or the gateway's, and leads to the first page it is on. */
export function refuse(state: FormState, params: readonly InvalidParam[]): FormState {
  const wrong = placed(state, params);
  const pointers = new Set(wrong.map(({ pointer }) => pointer));
  const first = state.pages.findIndex((page) => fieldsOf(page).some((pointer) => pointers.has(pointer)));
  if (first < 0) return { ...state, hasOtherProblem: true };
  const listed = fieldsOf(state.pages[first]).filter((pointer) => pointers.has(pointer));
  return { ...tell(goTo(state, first), wrong), listed };
}

/** What is sent: only what counts. */
export const answersToSend = (state: FormState): Answers => pruneAnswers(state.form, withUnticked(state));

/** The specs of a page's visible fields. */
export function fieldsOf(page: FormPage | undefined): string[] {
  return page?.sections.flatMap(({ fields }) => fields.map(({ pointer }) => pointer)) ?? [];
}

/** An unticked box is an answer only where one is demanded: it means no. */
function withUnticked({ answers, required, specs }: FormState): Answers {
  return [...required].reduce<Answers>((all, pointer) => {
    const spec = specs.get(pointer);
    const isNo = spec?.kind === 'checkbox' && !spec.mustBeTrue && getAt(all, pointer) === undefined;
    return isNo ? setAt(all, pointer, false) : all;
  }, answers);
}

/** Works out what is visible and required, and where the citizen is then. */
function withView(state: FormState): FormState {
  const pages = visiblePages(state.form, state.answers);
  const here = state.pages[state.step]?.id;
  const found = pages.findIndex(({ id }) => id === here);
  const step = found >= 0 ? found : Math.min(state.step, pages.length);
  return { ...state, pages, required: requiredFields(state.form, state.answers), step };
}

function withAnswer(answers: Answers, spec: FieldSpec | undefined, value: FieldValue): Answers {
  if (!spec) return answers;
  const answer = answerOf(spec, value);
  return answer === undefined ? removeAt(answers, spec.pointer) : setAt(answers, spec.pointer, answer);
}

function problemOf(state: FormState, pointer: string): InvalidParam | undefined {
  const [first] = validateField(state.form, answersToSend(state), pointer);
  return first && { ...first, pointer };
}

function withProblem(state: FormState, pointer: string, problem: InvalidParam | undefined): FormState {
  if (state.problems.get(pointer) === problem) return state;
  const problems = new Map(state.problems);
  if (problem) problems.set(pointer, problem);
  else problems.delete(pointer);
  return { ...state, problems };
}

function tell(state: FormState, wrong: readonly InvalidParam[]): FormState {
  const problems = new Map(state.problems);
  for (const param of wrong) problems.set(param.pointer, param);
  return { ...state, problems };
}

/** Those that belong to a field, with the field's pointer; one for each field. */
function placed(state: FormState, params: readonly InvalidParam[]): InvalidParam[] {
  const byField = new Map<string, InvalidParam>();
  for (const pointer of state.specs.keys()) {
    const param = params.find((candidate) => isWithin(candidate.pointer, pointer));
    if (param) byField.set(pointer, { ...param, pointer });
  }
  return [...byField.values()];
}

const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined ||
  value === false ||
  (typeof value === 'string' ? value.trim() === '' : typeof value === 'object' && value.length === 0);

/** Whether some condition of the form may depend on what exactly this field says. */
function isWatched({ watched }: FormState, pointer: string): boolean {
  return watched.has(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** Every name inside the conditions of layout and schema. */
function watchedNames(definition: FormDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown, isInside: boolean): void => {
    if (Array.isArray(value)) for (const element of value) visit(element, isInside);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      if (isInside) names.add(key);
      visit(child, isInside || key === 'visibleWhen' || key === 'requiredWhen' || key === 'if');
    }
  };
  visit(definition.pages, false);
  visit(definition.schema, false);
  return names;
}
