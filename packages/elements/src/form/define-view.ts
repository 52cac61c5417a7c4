import { defineOnce } from '../base/define-once.ts';
import { FormView } from './form-view.ts';

defineOnce('qwy-form-view', FormView);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-form-view': FormView;
  }
}
