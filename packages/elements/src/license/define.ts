import { defineOnce } from '../base/define-once.ts';
import { LicenseElement } from './license.ts';

defineOnce('qwy-license', LicenseElement);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-license': LicenseElement;
  }
}
