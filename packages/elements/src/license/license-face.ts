import type { Locale } from '@qwy/contract/frame';
import type { Presentation } from '@qwy/contract/license';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { licenseViewMessages } from './license-view-messages.ts';
import { seal } from './seal.ts';

/** Lines of watermark; enough for the longest face, the rest is cut off. */
const WATERMARK_LINES = 14;

export interface FacePart {
  readonly presentation: Presentation;
  readonly isRevealed: boolean;
  readonly locale: Locale;
}

/**
 * The licence as a card: its fields in print order over a fine ground, the watermark across. Secret values are not in the page
 * at all until they are uncovered.
 */
export function renderFace({ presentation, isRevealed, locale }: FacePart): TemplateResult {
  const { license, fields, watermark } = presentation;
  const texts = licenseViewMessages[locale];
  return html`<div class="face" part="face" translate="no">
    <header>
      <p class="kind" .textContent=${texts.face}></p>
      <p class="name" lang="zh-CN" .textContent=${license.typeName}></p>
      ${license.sample ? html`<p class="sample-mark" .textContent=${texts['face.sample']}></p>` : ''}
    </header>
    <dl class="fields" lang="zh-CN">
      ${fields.map(
        ({ label, value, secret }) =>
          html`<div>
            <dt .textContent=${label}></dt>
            ${secret && !isRevealed ? renderMasked(value, texts.hidden, locale) : html`<dd .textContent=${value}></dd>`}
          </div>`,
      )}
    </dl>
    <footer>
      <p class="issuer" lang="zh-CN" .textContent=${license.issuer}></p>
      ${seal(texts[license.sample ? 'face.sample' : 'face'], license.sample)}
    </footer>
    <div class="watermark" aria-hidden="true">
      ${Array.from({ length: WATERMARK_LINES }, () => html`<p .textContent=${`${watermark}　${watermark}`}></p>`)}
    </div>
  </div>`;
}

/** Eyes see what is left of the value, ears hear that it is hidden. */
const renderMasked = (value: string, hidden: string, locale: Locale): TemplateResult =>
  html`<dd class="masked">
    <span aria-hidden="true" .textContent=${covered(value)}></span
    ><span class="visually-hidden" lang=${locale} .textContent=${hidden}></span>
  </dd>`;

/**
 * A long number keeps its ends, so that its holder recognises it; anything else is covered whole. Always as many stars, because
 * a length is a hint, too.
 */
export const covered = (value: string): string =>
  /^[0-9A-Z-]{12,}$/i.test(value) ? `${value.slice(0, 4)}******${value.slice(-4)}` : '******';
