import { defineOnce } from '../base/define-once.ts';
import { GuideElement } from './guide.ts';

defineOnce('qwy-guide', GuideElement);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-guide': GuideElement;
  }
}
