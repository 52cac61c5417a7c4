import { defineOnce } from '../base/define-once.ts';
import { RatingElement } from './rating.ts';

defineOnce('qwy-rating', RatingElement);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-rating': RatingElement;
  }
}
