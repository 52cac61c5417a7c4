import type { Locale } from '@qwy/contract/frame';
import type { LicenseSummary } from '@qwy/contract/license';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { format } from '../base/messages.ts';
import { renderQr } from '../base/qr.ts';
import { dayText } from '../base/value-text.ts';
import { licenseViewMessages } from './license-view-messages.ts';
import type { PurposeDraft } from './purpose.ts';
import { PURPOSES, readPurpose } from './purpose.ts';
import { LONGEST_SHOWING } from './showing.ts';

/** Texts of the states this version knows. */
const STATUS_TEXTS: Readonly<Record<string, 'valid' | 'expired' | 'revoked' | 'suspended'>> = {
  valid: 'valid',
  expired: 'expired',
  revoked: 'revoked',
  suspended: 'suspended',
};

/** One licence to choose, or, if it is not valid, to see why it cannot be shown. */
export function renderChoice(
  license: LicenseSummary,
  locale: Locale,
  sample: unknown,
  onChoose: () => void,
): TemplateResult {
  const texts = licenseViewMessages[locale];
  const isValid = license.status === 'valid';
  const until = license.validTo
    ? format(texts['valid.to'], { day: dayText(license.validTo, locale) })
    : texts['valid.long'];
  const content = html`<span class="choice-head">
      <strong lang="zh-CN" .textContent=${license.typeName}></strong>
      <span
        class="badge ${isValid ? 'success' : 'danger'}"
        .textContent=${texts[STATUS_TEXTS[license.status] ?? 'status.other']}
      ></span>
      ${license.sample ? sample : nothing}
    </span>
    <span class="muted"><span lang="zh-CN" .textContent=${license.issuer}></span></span>
    <span class="muted"
      ><span translate="no" .textContent=${format(texts.tail, { tail: license.numberTail })}></span> ·
      <span translate="no" .textContent=${until}></span
    ></span>
    ${isValid ? nothing : html`<span class="muted" .textContent=${texts['status.blocked']}></span>`}`;
  return html`<li>
    ${isValid ? html`<button type="button" class="choice" @click=${onChoose}>${content}</button>` : html`<div class="choice blocked">${content}</div>`}
  </li>`;
}

/** The purpose as a native radio group, with a line of its own for others. */
export function renderPurposes(
  draft: PurposeDraft,
  isTried: boolean,
  locale: Locale,
  onChange: (draft: PurposeDraft) => void,
): TemplateResult {
  const texts = licenseViewMessages[locale];
  const read = readPurpose(draft);
  const problem = isTried && !read.ok ? read : undefined;
  const sentence = problem && format(texts[`purpose.${problem.problem}`], { count: problem.count });
  const isLineWrong = problem !== undefined && draft.choice === 'other';
  return html`<fieldset aria-labelledby="title" aria-describedby=${problem ? 'purpose-error' : nothing}>
    ${problem ? html`<p class="error" id="purpose-error" .textContent=${sentence}></p>` : nothing}
    <div class="purposes">
      ${PURPOSES.map(
        (choice) =>
          html`<label class="purpose ${draft.choice === choice ? 'chosen' : ''}">
            <input
              type="radio"
              name="purpose"
              .checked=${live(draft.choice === choice)}
              @change=${() => onChange({ ...draft, choice })}
            />
            <span .textContent=${texts[`purpose.${choice}`]}></span>
          </label>`,
      )}
    </div>
    ${
      draft.choice === 'other'
        ? html`<div class="other">
            <label for="other" .textContent=${texts['purpose.other.label']}></label>
            <input
              id="other"
              autocomplete="off"
              aria-invalid=${isLineWrong ? 'true' : 'false'}
              aria-describedby=${isLineWrong ? 'purpose-error' : nothing}
              .value=${live(draft.other)}
              @input=${({ target }: Event) => target instanceof HTMLInputElement && onChange({ ...draft, other: target.value })}
            />
          </div>`
        : nothing
    }
  </fieldset>`;
}

/** The code for whoever checks: as a QR code, as text on request, with the time that is left. */
export function renderVerification(code: string, seconds: number, locale: Locale): TemplateResult {
  const texts = licenseViewMessages[locale];
  const whole = LONGEST_SHOWING / 1000;
  return html`<section class="verify" part="verify" aria-labelledby="verify-title">
    <h3 id="verify-title" .textContent=${texts['qr.title']}></h3>
    <div class="qr-box">${renderQr(code, texts['qr.label'])}</div>
    <div class="clock">
      <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
        <circle class="track" cx="20" cy="20" r="17"></circle>
        <circle
          class="left"
          cx="20"
          cy="20"
          r="17"
          pathLength=${whole}
          stroke-dasharray="${seconds} ${whole}"
          transform="rotate(-90 20 20)"
        ></circle>
      </svg>
      <p role="timer" aria-live="off">
        <span class="seconds" translate="no" .textContent=${String(seconds)}></span>
        <span .textContent=${texts.seconds}></span>
      </p>
      <p class="muted small" .textContent=${format(texts['qr.text'], { seconds: whole })}></p>
    </div>
    <details>
      <summary .textContent=${texts['code.summary']}></summary>
      <p class="muted small" .textContent=${texts['code.hint']}></p>
      <p class="code" translate="no">${inGroups(code).map((group) => html`<span .textContent=${group}></span>`)}</p>
    </details>
  </section>`;
}

/** Groups of four are easier to read out; the gaps between them are drawn only, so that a copied code has none. */
const inGroups = (code: string): readonly string[] => code.match(/.{1,4}/g) ?? [];
