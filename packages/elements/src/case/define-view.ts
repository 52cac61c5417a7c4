import { defineOnce } from '../base/define-once.ts';
import { CaseView } from './case-view.ts';

defineOnce('qwy-case-view', CaseView);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-case-view': CaseView;
  }
}
