import { defineOnce } from '../base/define-once.ts';
import { RatingElement } from './rating.ts';
export type * from '../types/dom.ts';

defineOnce('qwy-rating', RatingElement);
