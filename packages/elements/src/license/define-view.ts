import { defineOnce } from '../base/define-once.ts';
import { LicenseView } from './license-view.ts';

defineOnce('qwy-license-view', LicenseView);

declare global {
  interface HTMLElementTagNameMap {
    'qwy-license-view': LicenseView;
  }
}
