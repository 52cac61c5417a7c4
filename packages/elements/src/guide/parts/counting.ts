import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { countedLimit } from '../counted-limit.ts';
import type { GuideContext } from './context.ts';

/**
 * How the guide's limit is counted; in its place the day it ends, once the calendar is here. Both are in the same cell, and the
 * first is the longer one, so that the day moves nothing that somebody is about to press. On paper the first stays: it
 * outlives "today". `undefined` for guides without a limit in days.
 */
export function renderCounting({ guide, due, say }: GuideContext): TemplateResult | undefined {
  const limit = countedLimit(guide);
  if (!limit) return undefined;
  return html`<span class="instead">
    <span .textContent=${say(`limit.${limit.unit}`)}></span>
    ${due === undefined ? nothing : html`<span class="no-print" .textContent=${due}></span>`}
  </span>`;
}
