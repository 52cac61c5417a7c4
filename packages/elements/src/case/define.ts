import { defineOnce } from '../base/define-once.ts';
import { CaseElement } from './case.ts';
export type * from '../types/dom.ts';

defineOnce('qwy-case', CaseElement);
