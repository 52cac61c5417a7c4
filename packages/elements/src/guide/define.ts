import { defineOnce } from '../base/define-once.ts';
import { GuideElement } from './guide.ts';
export type * from '../types/dom.ts';

// Only pages whose server has drawn a guide load what takes it over.
if (globalThis.document?.querySelector('qwy-guide')?.shadowRoot) {
  import('./take-over.ts').catch(console.warn);
} else {
  defineOnce('qwy-guide', GuideElement);
}
