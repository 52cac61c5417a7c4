import type { InvalidParam } from '@qwy/contract/errors';
import type { Answers } from '@qwy/contract/form';
import { getAt, isWithin, setAt } from '@qwy/contract/rules/json-pointer';
import { validateAnswers, validateField } from '@qwy/contract/rules/validation';
import { pruneAnswers } from '@qwy/contract/rules/visibility';
import { tidied } from './field-value.ts';
import type { FormState } from './form-state.ts';
import { change, fieldsOf, goTo } from './form-state.ts';

/** The citizen changed a field that has a problem: it is no longer told once it is gone; a new one waits until the field is left. */
export function recheck(state: FormState, pointer: string): FormState {
  return problemOf(state, pointer) ? state : withProblem(state, pointer, undefined);
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

/** An unticked box is an answer only where one is demanded: it means no. */
function withUnticked({ answers, required, specs }: FormState): Answers {
  return [...required].reduce<Answers>((all, pointer) => {
    const spec = specs.get(pointer);
    const isNo = spec?.kind === 'checkbox' && !spec.mustBeTrue && getAt(all, pointer) === undefined;
    return isNo ? setAt(all, pointer, false) : all;
  }, answers);
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
