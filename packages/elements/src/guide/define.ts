import { defineOnce } from '../base/define-once.ts';
import { GuideElement } from './guide.ts';
export type * from '../types/dom.ts';

defineOnce('qwy-guide', GuideElement);
