import { defineOnce } from '../base/define-once.ts';
import { FormElement } from './form.ts';
export type * from '../types/dom.ts';

defineOnce('qwy-form', FormElement);
