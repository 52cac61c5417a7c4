import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Marks content of ours that is not official. */
export const sampleBadge = (words: string, note: string): TemplateResult =>
  html`<span class="badge sample" part="sample" title=${note}>${words}</span>`;
