import { defineOnce } from '../base/define-once.ts';
import { RatingView } from './rating-view.ts';

defineOnce('qwy-rating-view', RatingView);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-rating-view': RatingView;
  }
}
