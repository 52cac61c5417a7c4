import { defineOnce } from '../base/define-once.ts';
import { FormElement } from './form.ts';

defineOnce('qwy-form', FormElement);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-form': FormElement;
  }
}
