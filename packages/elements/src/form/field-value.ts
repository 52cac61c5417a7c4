import { typedCode } from '@qwy/contract/rules/typed-code';
import type { FieldSpec } from './field-spec.ts';

/** What stands in a field, as its control has it: text or the chosen value, a tick, the ticked values. */
export type FieldValue = string | boolean | readonly string[];

/** Stands for a date that was begun and not finished: no control can tell what of it was typed. */
export const UNFINISHED_DATE = '?';

/** The answer that a value stands for; `undefined`: unanswered. What is not a number stays text, for validation to refuse. */
export function answerOf(spec: FieldSpec, value: FieldValue | undefined): unknown {
  switch (spec.kind) {
    case 'checkbox':
      return value === true ? true : undefined;
    case 'checkboxes':
      // In the order of the options, so that the same choice is the same answer.
      return spec.options.filter((option) => isTicked(value, option.value)).map(({ answer }) => answer);
    case 'radio':
    case 'select':
      return spec.options.find((option) => option.value === value)?.answer;
    case 'number':
      return numberOf(value);
    case 'text':
    case 'textarea':
    case 'date':
    case 'phone':
    case 'citizen-id':
      return value;
  }
}

/** How a value is put right once the citizen left the field: codes without spaces, full-width digits as plain ones. */
export function tidied(spec: FieldSpec, value: FieldValue): FieldValue {
  if (typeof value !== 'string') return value;
  switch (spec.kind) {
    case 'citizen-id':
      return typedCode(value).toUpperCase();
    case 'phone':
      return typedCode(value);
    case 'number': {
      const number = numberOf(value);
      return typeof number === 'number' ? String(number) : value.trim();
    }
    default:
      return value;
  }
}

/** Whether a value from another version of the form still means something in this field. */
export function fits(spec: FieldSpec, value: FieldValue): boolean {
  const isKnown = (choice: string) => spec.options.some((option) => option.value === choice);
  switch (spec.kind) {
    case 'checkbox':
      return typeof value === 'boolean';
    case 'checkboxes':
      return typeof value === 'object' && value.every(isKnown);
    case 'radio':
    case 'select':
      return typeof value === 'string' && isKnown(value);
    case 'date':
      return typeof value === 'string' && isDayText(value);
    default:
      return typeof value === 'string';
  }
}

export const isTicked = (value: FieldValue | undefined, choice: string): boolean =>
  typeof value === 'object' && value.includes(choice);
export const isDayText = (text: string): boolean => /^\d{4,6}-\d\d-\d\d$/.test(text);

/** `１，２００` → 1200. */
function numberOf(value: FieldValue | undefined): unknown {
  if (typeof value !== 'string') return undefined;
  const text = typedCode(value).replace(/,/g, '');
  if (text === '') return undefined;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : value;
}
