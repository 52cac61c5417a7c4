import { defineOnce } from '../base/define-once.ts';
import { CaseElement } from './case.ts';

defineOnce('qwy-case', CaseElement);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-case': CaseElement;
  }
}
