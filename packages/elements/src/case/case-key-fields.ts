import type { CaseKey } from '@qwy/contract/case';
import type { Locale } from '@qwy/contract/frame';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CaseKeyProblem } from './case-key.ts';
import { readCaseKey } from './case-key.ts';
import { caseKeyMessages } from './case-key-messages.ts';

type FieldName = 'number' | 'code';
type Problems = Partial<Record<FieldName, CaseKeyProblem>>;

/** A problem that the field in question can have has a sentence of its own. */
const sentence = (name: FieldName, problem: CaseKeyProblem, locale: Locale): string => {
  const key = `${name}.${problem}`;
  const texts: Readonly<Record<string, string>> = caseKeyMessages[locale];
  return texts[key] ?? caseKeyMessages[locale][`${name}.shape`];
};

/**
 * The two fields that open a case: number and printed code. Part of the view that uses it, so that labels, hints and errors are
 * in one tree with their fields. Keeps what is typed until `clear()`.
 */
export class CaseKeyFields {
  readonly #host: ReactiveControllerHost;
  #typed: Record<FieldName, string> = { number: '', code: '' };
  #problems: Problems = {};

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Puts a number in that is known already. */
  prefill(number: string): void {
    this.#typed.number = number;
    this.#host.requestUpdate();
  }

  clear(): void {
    this.#typed = { number: '', code: '' };
    this.#problems = {};
    this.#host.requestUpdate();
  }

  /** Reads both fields; `undefined` if one is wrong, which is then said beside it. */
  read(): CaseKey | undefined {
    const result = readCaseKey(this.#typed);
    this.#problems = result.ok ? {} : result;
    this.#host.requestUpdate();
    return result.ok ? result.key : undefined;
  }

  /** Selector of the first field that needs attention: one with a problem, else one that is empty. */
  get firstOpen(): string {
    const names: readonly FieldName[] = ['number', 'code'];
    const open = names.find((name) => this.#problems[name]) ?? names.find((name) => this.#typed[name] === '');
    return `#${open ?? 'number'}`;
  }

  render(locale: Locale): TemplateResult {
    return html`
      ${this.#renderField('number', locale)} ${this.#renderField('code', locale)}
      <p class="muted small" .textContent=${caseKeyMessages[locale].lost}></p>
    `;
  }

  #renderField(name: FieldName, locale: Locale): TemplateResult {
    const problem = this.#problems[name];
    const texts = caseKeyMessages[locale];
    return html`<div class="field">
      <label for=${name} .textContent=${texts[name]}></label>
      <p class="muted small" id="${name}-hint" .textContent=${texts[`${name}.hint`]}></p>
      ${problem ? html`<p class="error" id="${name}-error" .textContent=${sentence(name, problem, locale)}></p>` : nothing}
      <input
        id=${name}
        class="code"
        translate="no"
        autocomplete="off"
        autocapitalize=${name === 'code' ? 'characters' : 'off'}
        spellcheck="false"
        inputmode=${name === 'code' ? 'text' : 'numeric'}
        enterkeyhint=${name === 'code' ? 'go' : 'next'}
        aria-describedby=${problem ? `${name}-error ${name}-hint` : `${name}-hint`}
        aria-invalid=${problem ? 'true' : 'false'}
        .value=${live(this.#typed[name])}
        @input=${(event: InputEvent) => this.#onInput(name, event)}
      />
    </div>`;
  }

  #onInput(name: FieldName, event: InputEvent): void {
    if (event.target instanceof HTMLInputElement) this.#typed[name] = event.target.value;
  }
}
