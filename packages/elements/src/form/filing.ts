import type { CaseReceipt } from '@qwy/contract/case';
import type { ItemCode } from '@qwy/contract/ids';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Failure } from '../base/failure.ts';
import { RepeatKey } from '../base/repeat-key.ts';
import { renderAnswers, renderConsent } from './check-step.ts';
import type { Filling } from './filling.ts';
import type { FinishMessageKey } from './finish-messages.ts';
import { finishMessages } from './finish-messages.ts';
import type { FormHost } from './form-host.ts';
import { formMessages } from './form-messages.ts';
import { answersToSend, checkAll, refuse } from './judging.ts';

/** What is filed, and what the view does about it. */
export interface FilingOrder {
  readonly itemCode: ItemCode;
  readonly filling: Filling;
  /** Aborted once this form is no longer on screen. */
  readonly signal: AbortSignal;
  readonly onReceived: (receipt: CaseReceipt) => void;
  /** Opens the newer form; rejects if it cannot be had. */
  readonly renew: () => Promise<void>;
}

/** What went wrong; what was typed is still there. */
type Refusal =
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => Promise<void> };

/** The last step: everything to be checked, the citizen's consent, and sending it, once, however often it is tried. */
export class Filing {
  readonly #order: FilingOrder;
  readonly #host: FormHost;
  readonly #repeat = new RepeatKey();
  #isBusy = false;
  #hasConsent = false;
  #isConsentMissed = false;
  #refusal: Refusal | undefined;

  constructor(order: FilingOrder, host: FormHost) {
    this.#order = order;
    this.#host = host;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** The citizen went to another step. */
  onMoved(): void {
    this.#refusal = undefined;
    this.#isConsentMissed = false;
  }

  readonly #onConsent = (isGiven: boolean): void => {
    this.#hasConsent = isGiven;
    if (isGiven) this.#isConsentMissed = false;
    this.#host.redraw();
  };

  readonly #onSubmit = async (): Promise<void> => {
    const client = this.#host.client();
    if (!client || this.#isBusy) return;
    const { state } = this.#order.filling;
    const checked = checkAll(state);
    if (checked !== state) return this.#order.filling.move(checked);
    if (!this.#hasConsent) {
      this.#isConsentMissed = true;
      this.#host.redraw();
      return this.#host.focusOn('#consent');
    }
    await this.#busily('submit.busy.spoken', () => this.#send(client));
  };

  async #send(client: Client): Promise<void> {
    const { signal, itemCode, filling, onReceived } = this.#order;
    const { state } = filling;
    const submission = {
      itemCode,
      formId: state.definition.id,
      formVersion: state.definition.version,
      situation: {},
      answers: answersToSend(state),
      consent: true,
    } as const;
    try {
      // The same key until an answer changes: whatever became of an earlier try, it is filed once.
      const idempotencyKey = this.#repeat.for(submission);
      const receipt = await client.cases.submitCase(submission, { signal, idempotencyKey });
      if (!signal.aborted) onReceived(receipt);
    } catch (error) {
      if (!signal.aborted) this.#onRefused(error);
    }
  }

  #onRefused(error: unknown): void {
    this.#host.announce('');
    if (isQwyError(error) && error.code === 'invalid_answers') {
      return this.#order.filling.move(refuse(this.#order.filling.state, error.invalidParams ?? []));
    }
    const isStale = isQwyError(error) && error.code === 'stale_version';
    this.#refuse(
      isStale ? { kind: 'stale' } : { kind: 'failed', failure: this.#host.failed(error), retry: this.#onSubmit },
    );
  }

  #refuse(refusal: Refusal): void {
    this.#refusal = refusal;
    this.#host.focusOn('#refusal');
  }

  readonly #onRenew = async (): Promise<void> => {
    if (this.#isBusy) return;
    await this.#busily('stale.busy', async () => {
      try {
        await this.#order.renew();
      } catch (error) {
        if (!this.#order.signal.aborted)
          this.#refuse({ kind: 'failed', failure: this.#host.failed(error), retry: this.#onRenew });
      }
    });
  };

  async #busily(spoken: FinishMessageKey, work: () => Promise<void>): Promise<void> {
    this.#isBusy = true;
    this.#refusal = undefined;
    this.#host.announce(this.#say(spoken));
    this.#host.redraw();
    await work();
    this.#isBusy = false;
    this.#host.redraw();
  }

  #say(key: FinishMessageKey): string {
    return finishMessages[this.#host.locale()][key];
  }

  render(): TemplateResult {
    const locale = this.#host.locale();
    const { state } = this.#order.filling;
    const onGoTo = (step: number): void => {
      if (!this.#isBusy) this.#order.filling.goTo(step);
    };
    const consent = { isGiven: this.#hasConsent, isMissed: this.#isConsentMissed, onChange: this.#onConsent };
    return html`
      ${
        state.hasOtherProblem
          ? html`<p class="notice danger" role="alert" .textContent=${this.#say('other')}></p>`
          : nothing
      }
      <p class="muted" .textContent=${this.#say('check.intro')}></p>
      ${renderAnswers(state, locale, onGoTo)} ${renderConsent(state.definition, consent, locale)}
      ${this.#renderRefusal()}
      <p class="actions">
        ${this.#renderButton(this.#say(this.#isBusy ? 'submit.busy' : 'submit'), 'primary', this.#onSubmit)}
        ${this.#renderButton(formMessages[locale].back, '', () => onGoTo(state.step - 1))}
      </p>
    `;
  }

  /** A button that does nothing while something is under way; still reachable, because the focus may be on it. */
  #renderButton(text: string, kind: string, onClick: () => void): TemplateResult {
    return html`<button
      type="button"
      class=${kind}
      aria-disabled=${String(this.#isBusy)}
      @click=${onClick}
      .textContent=${text}
    ></button>`;
  }

  #renderRefusal(): TemplateResult | typeof nothing {
    const refusal = this.#refusal;
    if (!refusal) return nothing;
    if (refusal.kind === 'failed') {
      return html`<div id="refusal" tabindex="-1">
        ${this.#host.renderFailure(refusal.failure, () => void refusal.retry())}
        <p class="muted" .textContent=${this.#say('submit.failed')}></p>
      </div>`;
    }
    return html`<div id="refusal" class="notice warning" role="alert" tabindex="-1">
      <p><strong .textContent=${this.#say('stale.title')}></strong></p>
      <p .textContent=${this.#say('stale.text')}></p>
      <p>${this.#renderButton(this.#say('stale.open'), '', this.#onRenew)}</p>
    </div>`;
  }
}
