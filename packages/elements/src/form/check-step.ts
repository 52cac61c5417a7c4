import type { FormDefinition, FormPage } from '@qwy/contract/form';
import type { Locale } from '@qwy/contract/frame';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { format } from '../base/messages.ts';
import { dayText } from '../base/value-text.ts';
import type { FieldSpec } from './field-spec.ts';
import type { FieldValue } from './field-value.ts';
import { isDayText, isTicked } from './field-value.ts';
import { finishMessages } from './finish-messages.ts';
import type { FormState } from './form-state.ts';

/** Everything that was answered, page by page, with a way back to each. */
export function renderAnswers(state: FormState, locale: Locale, onChange: (step: number) => void): TemplateResult {
  return html`${state.pages.map((page, step) => renderPageAnswers(state, page, locale, () => onChange(step)))}`;
}

function renderPageAnswers(
  { specs, values }: FormState,
  page: FormPage,
  locale: Locale,
  onChange: () => void,
): TemplateResult {
  const texts = finishMessages[locale];
  const fields = page.sections.flatMap((section) => section.fields.flatMap(({ pointer }) => specs.get(pointer) ?? []));
  return html`<section class="answers" part="answers">
    <div class="answers-head">
      <h4 .textContent=${page.title}></h4>
      <button
        type="button"
        aria-label=${format(texts['change.page'], { page: page.title })}
        @click=${onChange}
        .textContent=${texts.change}
      ></button>
    </div>
    <dl>
      ${fields.map((spec) => {
        const lines = answerLines(spec, values.get(spec.pointer), locale);
        return html`<div>
          <dt .textContent=${spec.label}></dt>
          ${
            lines.length > 0
              ? lines.map((line) => html`<dd translate="no" .textContent=${line}></dd>`)
              : html`<dd class="muted" .textContent=${texts.blank}></dd>`
          }
        </div>`;
      })}
    </dl>
  </section>`;
}

/** The value as it was meant: chosen labels, a day in words. */
function answerLines(spec: FieldSpec, value: FieldValue | undefined, locale: Locale): readonly string[] {
  const labels = (isChosen: (choice: string) => boolean) =>
    spec.options.filter((option) => isChosen(option.value)).map(({ label }) => label);
  switch (spec.kind) {
    case 'checkbox':
      return [finishMessages[locale][value === true ? 'yes' : 'no']];
    case 'checkboxes':
      return labels((choice) => isTicked(value, choice));
    case 'radio':
    case 'select':
      return labels((choice) => choice === value);
    default: {
      const text = typeof value === 'string' ? value.trim() : '';
      if (text === '') return [];
      return [spec.kind === 'date' && isDayText(text) ? dayText(text, locale) : text];
    }
  }
}

export interface Consent {
  readonly isGiven: boolean;
  /** The citizen wanted to file without it. */
  readonly isMissed: boolean;
  readonly onChange: (isGiven: boolean) => void;
}

/** What the answers are used for, and the citizen's word that they may be (个人信息保护法 14, 17). */
export function renderConsent(
  { consent }: FormDefinition,
  { isGiven, isMissed, onChange }: Consent,
  locale: Locale,
): TemplateResult {
  const texts = finishMessages[locale];
  const onTick = ({ target }: Event): void => onChange(target instanceof HTMLInputElement && target.checked);
  return html`<section class="consent" part="consent" aria-labelledby="consent-title">
    <h4 id="consent-title" .textContent=${texts['consent.title']}></h4>
    <dl>
      <div>
        <dt .textContent=${texts['consent.purpose']}></dt>
        <dd .textContent=${consent.purpose}></dd>
      </div>
      <div>
        <dt .textContent=${texts['consent.retention']}></dt>
        <dd .textContent=${consent.retention}></dd>
      </div>
    </dl>
    ${isMissed ? html`<p class="error" id="consent-problem" role="alert" .textContent=${texts['consent.required']}></p>` : nothing}
    <label class="option ${isGiven ? 'chosen' : ''}" for="consent">
      <input
        id="consent"
        type="checkbox"
        aria-required="true"
        aria-invalid=${String(isMissed)}
        aria-describedby=${isMissed ? 'consent-problem' : nothing}
        .checked=${live(isGiven)}
        @change=${onTick}
      />
      <span .textContent=${texts['consent.agree']}></span>
    </label>
  </section>`;
}
