import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { format } from '../base/messages.ts';
import { formMessages } from './form-messages.ts';

/** More steps than this would be too narrow to be seen on a phone. */
const MOST_BARS = 12;

/** How far the citizen is: in words, and as a row of bars for the eye. `step` counts from 0. */
export function renderProgress(step: number, total: number, locale: Locale): TemplateResult {
  const bars = Array.from({ length: total }, (_, index) => html`<span class=${index <= step ? 'past' : ''}></span>`);
  return html`<div class="progress" part="progress">
    <p translate="no" .textContent=${format(formMessages[locale].progress, { step: step + 1, total })}></p>
    ${total <= MOST_BARS ? html`<div class="bars" aria-hidden="true">${bars}</div>` : nothing}
  </div>`;
}
