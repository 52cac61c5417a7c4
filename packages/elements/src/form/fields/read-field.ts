import type { FieldSpec } from '../field-spec.ts';
import type { FieldValue } from '../field-value.ts';
import { UNFINISHED_DATE } from '../field-value.ts';

/** Pointer of the field that an event happened in. */
export function pointerOf(target: EventTarget | null): string | undefined {
  const field = target instanceof Element ? target.closest('[data-field]') : null;
  return field?.getAttribute('data-field') ?? undefined;
}

/** What stands in the control now. */
export function readField({ kind, options }: FieldSpec, control: EventTarget | null): FieldValue | undefined {
  if (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) return control.value;
  if (!(control instanceof HTMLInputElement)) return undefined;
  switch (kind) {
    case 'checkbox':
      return control.checked;
    case 'radio':
      return control.checked ? control.value : undefined;
    case 'checkboxes': {
      const group = control.closest('fieldset');
      const ticked = [...(group?.querySelectorAll('input') ?? [])]
        .filter(({ checked }) => checked)
        .map(({ value }) => value);
      return options.map(({ value }) => value).filter((value) => ticked.includes(value));
    }
    case 'date':
      return control.validity.badInput ? UNFINISHED_DATE : control.value;
    default:
      return control.value;
  }
}

/** Whether Enter in this control means "done with it", as it does in a line of text. */
export function isLine(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
}

/** An input method takes this key: it belongs to the words being composed. Safari ends composing before it sends the key. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
