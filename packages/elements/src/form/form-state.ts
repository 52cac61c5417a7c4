import type { InvalidParam } from '@qwy/contract/errors';
import type { Answers, FormDefinition, FormPage } from '@qwy/contract/form';
import { isObject, removeAt, setAt } from '@qwy/contract/rules/json-pointer';
import type { PreparedForm } from '@qwy/contract/rules/prepared-form';
import { prepareForm } from '@qwy/contract/rules/prepared-form';
import { requiredFields, visiblePages } from '@qwy/contract/rules/visibility';
import type { FieldSpec } from './field-spec.ts';
import { fieldSpecs } from './field-spec.ts';
import type { FieldValue } from './field-value.ts';
import { answerOf, fits } from './field-value.ts';

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

/** The citizen changed a field. What is wrong with it is not looked at here: that is judging. */
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
  return mattersToOthers ? withView(next) : next;
}

/** To another step, whatever is still open on this one. */
export function goTo(state: FormState, step: number): FormState {
  return { ...state, step: Math.max(0, Math.min(step, state.pages.length)), listed: [], hasOtherProblem: false };
}

/** The specs of a page's visible fields. */
export function fieldsOf(page: FormPage | undefined): string[] {
  return page?.sections.flatMap(({ fields }) => fields.map(({ pointer }) => pointer)) ?? [];
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
