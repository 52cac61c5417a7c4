import type { CaseKey, CaseView as CaseSnapshot } from '@qwy/contract/case';
import { canWithdraw, isTerminal } from '@qwy/contract/rules/case-states';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { emblem, emblemStyles } from '../base/emblem.ts';
import type { Failure } from '../base/failure.ts';
import type { NextLook } from '../base/poll.ts';
import { Poll } from '../base/poll.ts';
import { RepeatKey } from '../base/repeat-key.ts';
import { instantText } from '../base/value-text.ts';
import { CaseChangedEvent, CaseOpenedEvent } from '../base/view-events.ts';
import { ViewElement } from '../base/view-element.ts';
import { CaseKeyFields } from './case-key-fields.ts';
import { caseKeyFieldsStyles } from './case-key-fields.styles.ts';
import { renderHead, renderHistory, renderNext } from './case-parts.ts';
import { stateText } from './case-state-messages.ts';
import { caseViewMessages } from './case-view-messages.ts';
import { caseViewStyles } from './case-view.styles.ts';

type Key = keyof (typeof caseViewMessages)['en'];
type Busy = 'opening' | 'refreshing' | 'withdrawing';

/** Wait between two looks at an open case, in milliseconds; it grows while nothing happens. */
const SHORTEST_WAIT = 20_000;
const LONGEST_WAIT = 300_000;

/**
 * Shows how far a case is: asks for its number and the code on the receipt, then its state, what to do next, until when, and the
 * record. Looks for news by itself while the page is seen. Keyboard: Enter in a field looks up; all else are native controls.
 *
 * @summary Progress of a case, as drawn in its frame.
 * @fires {CaseOpenedEvent} qwy-case-opened - A case is on screen. Bubbles, composed.
 * @fires {CaseChangedEvent} qwy-case-changed - The open case moved to another state. Bubbles, composed.
 * @fires {WidgetFailedEvent} qwy-failed - Something else went wrong than a wrong number or code. Bubbles, composed.
 * @csspart head - Matter, state, number.
 * @csspart state - The state's name.
 * @csspart next - What the citizen has to do, and the time limit.
 * @csspart due - The time limit.
 * @csspart history - The record.
 * @csspart failure - A failure's sentence.
 */
export class CaseView extends ViewElement {
  static override styles: CSSResultGroup = [ViewElement.styles, emblemStyles, caseKeyFieldsStyles, caseViewStyles];

  /** Number to fill in beforehand. Default: the citizen types it. */
  @property({ attribute: 'case-number' }) caseNumber = '';

  @state() private current: CaseSnapshot | undefined;
  @state() private busy: Busy | undefined;
  @state() private failure: Failure | undefined;
  /** No case has this number with this code. */
  @state() private isUnknown = false;
  @state() private isConfirming = false;
  /** The last look did not succeed. */
  @state() private isStale = false;
  /** A sentence about what the citizen just did. */
  @state() private remark: Key | undefined;

  readonly #fields = new CaseKeyFields(this);
  readonly #repeat = new RepeatKey();
  readonly #poll = new Poll(this, {
    shortest: SHORTEST_WAIT,
    longest: LONGEST_WAIT,
    timers: () => this.timers,
    look: (signal) => this.#look(signal),
  });
  #key: CaseKey | undefined;

  protected override forget(): void {
    this.#poll.stop();
    this.#key = undefined;
    this.#repeat.forget();
    this.#fields.clear();
    this.#fields.prefill(this.caseNumber);
    this.current = undefined;
    this.busy = undefined;
    this.failure = undefined;
    this.isUnknown = false;
    this.isConfirming = false;
    this.isStale = false;
    this.remark = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('caseNumber') && !this.current) this.#fields.prefill(this.caseNumber);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#open();
  };

  async #open(): Promise<void> {
    if (this.busy || !this.client) return;
    this.isUnknown = false;
    this.failure = undefined;
    const key = this.#fields.read();
    if (!key) return this.focusOn(this.#fields.firstOpen);
    const { visit } = this;
    this.busy = 'opening';
    try {
      const current = await this.client.cases.lookUpCase(key, { signal: visit });
      if (visit.aborted) return;
      this.#key = key;
      this.#show(current);
    } catch (error) {
      if (visit.aborted) return;
      this.isUnknown = isQwyError(error) && error.code === 'not_found';
      if (!this.isUnknown) this.failure = this.failed(error);
    }
    this.busy = undefined;
  }

  #show(current: CaseSnapshot): void {
    this.current = current;
    this.dispatchEvent(new CaseOpenedEvent({ caseNumber: current.number, state: current.state }));
    this.announce(this.#say('opened', { state: stateText(current.state, this.language) }));
    this.focusOn('#title');
    if (!isTerminal(current.state)) this.#poll.start();
  }

  /** Takes what a look found; `true` if it was news. */
  #take(fresh: CaseSnapshot): boolean {
    const known = this.current;
    this.current = fresh;
    this.isStale = false;
    this.failure = undefined;
    if (known?.state !== fresh.state) {
      this.isConfirming = false;
      this.dispatchEvent(new CaseChangedEvent({ caseNumber: fresh.number, state: fresh.state }));
      this.announce(this.#say('changed', { state: stateText(fresh.state, this.language) }));
    }
    if (isTerminal(fresh.state)) this.#poll.stop();
    return known?.state !== fresh.state || known.updatedAt !== fresh.updatedAt;
  }

  /** A look of its own accord: a failure that may pass does not disturb the citizen. */
  async #look(signal: AbortSignal): Promise<NextLook | { atLeast: number }> {
    if (!this.#key || !this.client) return 'never';
    try {
      const fresh = await this.client.cases.lookUpCase(this.#key, { signal });
      if (signal.aborted) return 'never';
      const isNews = this.#take(fresh);
      if (isNews) this.remark = undefined;
      return isTerminal(fresh.state) ? 'never' : isNews ? 'soon' : 'later';
    } catch (error) {
      if (signal.aborted) return 'never';
      if (!isQwyError(error) || !error.retryable) {
        this.failure = this.failed(error);
        return 'never';
      }
      this.isStale = true;
      return error.retryAfter ? { atLeast: error.retryAfter * 1000 } : 'later';
    }
  }

  readonly #onRefresh = async (): Promise<void> => {
    await this.#act('refreshing', async ({ cases }, key, signal) => {
      const fresh = await cases.lookUpCase(key, { signal });
      if (signal.aborted) return;
      if (!this.#take(fresh)) {
        this.remark = 'checked';
        this.announce(this.#say('checked'));
      }
      if (!isTerminal(fresh.state)) this.#poll.start();
    });
  };

  readonly #onWithdraw = async (): Promise<void> => {
    await this.#act('withdrawing', async ({ cases }, key, signal) => {
      const fresh = await cases.withdrawCase(key, { signal, idempotencyKey: this.#repeat.for(['withdraw', key]) });
      if (signal.aborted) return;
      this.#take(fresh);
      this.#closeConfirmation('withdraw.done');
    });
  };

  /** Does something with the open case; shows what went wrong. */
  async #act(busy: Busy, work: (client: Client, key: CaseKey, signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.busy || !this.client || !this.#key) return;
    const { visit } = this;
    this.busy = busy;
    this.failure = undefined;
    this.remark = undefined;
    try {
      await work(this.client, this.#key, visit);
    } catch (error) {
      if (visit.aborted) return;
      if (isQwyError(error) && error.code === 'invalid_transition') await this.#onTooLate(visit);
      else this.failure = this.failed(error);
    }
    if (!visit.aborted) this.busy = undefined;
  }

  /** The case moved on between two looks: say so and show how it is now. */
  async #onTooLate(signal: AbortSignal): Promise<void> {
    this.#closeConfirmation();
    await this.#look(signal);
    if (signal.aborted) return;
    this.remark = 'withdraw.late';
    this.focusOn('#title');
  }

  #closeConfirmation(remark?: Key): void {
    this.isConfirming = false;
    this.remark = remark;
    this.focusOn(remark ? '#title' : '#withdraw');
  }

  readonly #onKeep = (): void => {
    if (!this.busy) this.#closeConfirmation();
  };

  readonly #onAskWithdraw = (): void => {
    this.isConfirming = true;
    this.focusOn('#confirm-title');
  };

  readonly #onAnother = (): void => {
    this.startOver();
    this.focusOn(this.#fields.firstOpen);
  };

  #say(key: Key, params?: Readonly<Record<string, string>>): string {
    return this.text(caseViewMessages, key, params);
  }

  protected override render(): TemplateResult {
    return html`${this.renderAnnouncement()}${this.current ? this.#renderCase(this.current) : this.#renderAsk()}`;
  }

  #renderAsk(): TemplateResult {
    return html`<form
      class="ask"
      novalidate
      @submit=${this.#onSubmit}
      aria-labelledby="title"
      aria-busy=${this.busy ? 'true' : 'false'}
    >
      ${emblem('search')}
      <h2 id="title" .textContent=${this.#say('ask.title')}></h2>
      <p class="muted" .textContent=${this.#say('ask.intro')}></p>
      ${this.isUnknown ? html`<p class="notice danger" role="alert" .textContent=${this.#say('ask.not_found')}></p>` : nothing}
      ${this.failure ? this.renderFailure(this.failure) : nothing} ${this.#fields.render(this.language)}
      <p class="actions">${this.#renderButton('submit', 'opening', 'ask.submit', 'ask.busy', true)}</p>
      <p class="muted small" .textContent=${this.#say('offline')}></p>
    </form>`;
  }

  #renderCase(current: CaseSnapshot): TemplateResult {
    const part = { current, locale: this.language };
    return html`<article class="case" aria-labelledby="title">
      ${renderHead(part, this.renderSample())}
      ${this.remark ? html`<p class="notice" .textContent=${this.#say(this.remark)}></p>` : nothing}
      ${this.isStale ? html`<p class="notice warning" .textContent=${this.#say('stale')}></p>` : nothing}
      ${this.failure ? this.renderFailure(this.failure) : nothing} ${renderNext(part)} ${this.#renderRating(current)}
      ${renderHistory(part)}
      <p
        class="muted small"
        translate="no"
        .textContent=${this.#say('updated', { time: instantText(current.updatedAt, this.language) })}
      ></p>
      ${this.isConfirming ? this.#renderConfirmation() : this.#renderActions(current)}
    </article>`;
  }

  #renderRating({ rated, rateable }: CaseSnapshot): TemplateResult | typeof nothing {
    if (!rated && !rateable) return nothing;
    return html`<p
      class="notice ${rated ? 'success' : ''}"
      .textContent=${this.#say(rated ? 'rated' : 'rateable')}
    ></p>`;
  }

  #renderActions({ state }: CaseSnapshot): TemplateResult {
    const another = this.terminal === 'kiosk' ? 'finish' : 'another';
    return html`<p class="actions">
      ${isTerminal(state) ? nothing : html`${this.#renderButton('button', 'refreshing', 'refresh', 'refresh.busy', false, this.#onRefresh)}`}
      <button type="button" @click=${this.#onAnother} .textContent=${this.#say(another)}></button>
      ${
        canWithdraw(state)
          ? html`<button
              id="withdraw"
              type="button"
              class="link"
              @click=${this.#onAskWithdraw}
              .textContent=${this.#say('withdraw')}
            ></button>`
          : nothing
      }
    </p>`;
  }

  #renderConfirmation(): TemplateResult {
    return html`<div class="notice warning" role="group" aria-labelledby="confirm-title">
      <h3 id="confirm-title" tabindex="-1" .textContent=${this.#say('withdraw.title')}></h3>
      <p .textContent=${this.#say('withdraw.text')}></p>
      <p class="actions">
        <button type="button" @click=${this.#onKeep} .textContent=${this.#say('withdraw.no')}></button>
        ${this.#renderButton('button', 'withdrawing', 'withdraw.yes', 'withdraw.busy', true, this.#onWithdraw)}
      </p>
    </div>`;
  }

  /** A button that says what it is doing, and does it once. */
  #renderButton(
    type: 'button' | 'submit',
    does: Busy,
    idle: Key,
    busy: Key,
    isPrimary: boolean,
    onClick?: () => void,
  ): TemplateResult {
    const isBusy = this.busy === does;
    return html`<button
      type=${type}
      class=${isPrimary ? 'primary' : ''}
      aria-disabled=${isBusy ? 'true' : 'false'}
      @click=${onClick ?? nothing}
      .textContent=${this.#say(isBusy ? busy : idle)}
    ></button>`;
  }
}
