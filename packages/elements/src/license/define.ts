import { defineOnce } from '../base/define-once.ts';
import { LicenseElement } from './license.ts';
export type * from '../types/dom.ts';

defineOnce('qwy-license', LicenseElement);
