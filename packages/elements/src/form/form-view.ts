import type { CaseReceipt } from '@qwy/contract/case';
import type { Guide } from '@qwy/contract/guide';
import { isQwyError } from '@qwy/sdk/errors';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { commonMessages } from '../base/common-messages.ts';
import { emblem, emblemStyles } from '../base/emblem.ts';
import type { Failure } from '../base/failure.ts';
import { RepeatKey } from '../base/repeat-key.ts';
import { FormStartedEvent, FormSubmittedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { ViewElement } from '../base/view-element.ts';
import { renderAnswers, renderConsent } from './check-step.ts';
import type { FillingHost } from './filling.ts';
import { Filling } from './filling.ts';
import type { FormMessageKey } from './form-messages.ts';
import { formMessages } from './form-messages.ts';
import type { FormState } from './form-state.ts';
import { answersToSend, checkAll, goTo, refuse, startForm } from './form-state.ts';
import { formViewStyles } from './form-view.styles.ts';
import { loadForm } from './load-form.ts';
import { renderOffline } from './offline.ts';
import { renderProgress } from './progress.ts';
import { renderReceipt } from './receipt.ts';
import { receiptStyles } from './receipt.styles.ts';

/** What is on screen. */
type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly failure: Failure }
  | { readonly name: 'lost' }
  | { readonly name: 'none'; readonly guide: Guide }
  | { readonly name: 'fill'; readonly guide: Guide; readonly filling: Filling }
  | { readonly name: 'done'; readonly guide: Guide; readonly receipt: CaseReceipt };
/** What went wrong with filing; what was typed is still there. */
type Refusal =
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retry: () => Promise<void> };
type FillScreen = Extract<Screen, { name: 'fill' }>;

const LOADING: Screen = { name: 'loading' };

/**
 * Draws the form of an item in steps, checks it, files it and shows the receipt. What is typed stays in memory until it is filed.
 * Keyboard: native controls; Enter in a line of text goes to the next field, behind the last one to the next step.
 *
 * @summary Fill in and file an application, as drawn in its frame.
 * @fires {FormStartedEvent} qwy-form-started - The citizen changed the first answer. Bubbles, composed.
 * @fires {FormSubmittedEvent} qwy-form-submitted - The case was received; its receipt is on screen. Bubbles, composed.
 * @fires {WidgetFailedEvent} qwy-failed - The form could not be loaded or filed; a sentence is on screen. Bubbles, composed.
 * @csspart progress - Which step of how many.
 * @csspart problems - The list of what has to be put right.
 * @csspart answers - One page's answers, to be checked.
 * @csspart consent - What the answers are used for.
 * @csspart receipt - The receipt.
 * @csspart number - The case number.
 * @csspart code - The code that opens the case.
 * @csspart failure - A failure's sentence.
 * @csspart sample - Marks content that is not official.
 */
export class FormView extends ViewElement {
  static override styles: CSSResultGroup = [ViewElement.styles, emblemStyles, formViewStyles, receiptStyles];

  /** Code of the item whose form is filled. Nothing is asked before it is there. */
  @property({ attribute: 'item-code' }) itemCode = '';

  @state() private screen: Screen = LOADING;
  @state() private isBusy = false;
  @state() private refusal: Refusal | undefined;
  @state() private hasConsent = false;
  @state() private isConsentMissed = false;
  /** The form was replaced by a newer one while it was filled. */
  @state() private isRenewed = false;

  readonly #repeat = new RepeatKey();
  #load = new AbortController();
  #isStarted = false;

  protected override forget(): void {
    this.announce('');
    this.#load.abort();
    this.#repeat.forget();
    this.#isStarted = false;
    this.screen = LOADING;
    this.isBusy = false;
    this.refusal = undefined;
    this.hasConsent = false;
    this.isConsentMissed = false;
    this.isRenewed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#open();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('itemCode') || (changed.has('client') && this.screen.name === 'loading')) void this.#open();
  }

  async #open(): Promise<void> {
    this.forget();
    if (!this.client || !this.itemCode || !this.isConnected) return;
    const screen = await this.#fetch();
    if (screen) this.screen = screen;
  }

  /** Anew because somebody pressed a button that is gone then. */
  readonly #onReopen = async (): Promise<void> => {
    await this.#open();
    this.focusOn('#title');
  };

  /** Guide and form; `undefined` if they are no longer wanted. What was typed into an `earlier` form is taken over. */
  async #fetch(earlier?: FormState): Promise<Screen | undefined> {
    this.#load.abort();
    this.#load = new AbortController();
    const { signal } = this.#load;
    if (!this.client) return undefined;
    try {
      const { guide, definition } = await loadForm(this.client, this.itemCode, signal);
      if (signal.aborted) return undefined;
      if (!definition) {
        this.dispatchEvent(new WidgetFailedEvent({ code: 'not_found' }));
        return { name: 'none', guide };
      }
      const fresh = startForm(definition, earlier?.values);
      // Somebody who had filled the earlier form is led to the first thing that is open in the new one, or to its end.
      const filling = new Filling(
        earlier ? checkAll(goTo(fresh, fresh.pages.length)) : fresh,
        this.#fillingHost(guide),
      );
      return { name: 'fill', guide, filling };
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = this.failed(error);
      return failure.code === 'not_found' ? { name: 'lost' } : { name: 'failed', failure };
    }
  }

  #fillingHost({ itemCode }: Guide): FillingHost {
    return {
      locale: () => this.language,
      isShared: () => this.terminal === 'kiosk',
      redraw: () => this.requestUpdate(),
      focusOn: (selector) => this.focusOn(selector),
      announce: (text) => this.announce(text),
      later: (callback) => void this.timers.after(0, callback),
      onChanged: () => {
        if (!this.#isStarted) this.dispatchEvent(new FormStartedEvent({ itemCode }));
        this.#isStarted = true;
      },
      onMoved: () => {
        this.refusal = undefined;
        this.isConsentMissed = false;
      },
    };
  }

  readonly #onConsent = (isGiven: boolean): void => {
    this.hasConsent = isGiven;
    if (isGiven) this.isConsentMissed = false;
  };

  readonly #onSubmit = async (): Promise<void> => {
    const { screen, client, visit } = this;
    if (screen.name !== 'fill' || !client || this.isBusy) return;
    const { filling } = screen;
    const checked = checkAll(filling.state);
    if (checked !== filling.state) return filling.move(checked);
    if (!this.hasConsent) {
      this.isConsentMissed = true;
      return this.focusOn('#consent');
    }
    const { id, version } = filling.state.definition;
    const submission = {
      itemCode: screen.guide.itemCode,
      formId: id,
      formVersion: version,
      situation: {},
      answers: answersToSend(filling.state),
      consent: true,
    } as const;
    const isOver = (): boolean => visit.aborted || this.screen !== screen;
    this.isBusy = true;
    this.refusal = undefined;
    this.announce(this.#say('submit.busy.spoken'));
    try {
      // The same key until an answer changes: whatever became of an earlier try, it is filed once.
      const receipt = await client.cases.submitCase(submission, {
        signal: visit,
        idempotencyKey: this.#repeat.for(submission),
      });
      if (isOver()) return;
      this.#onReceived(screen.guide, receipt);
    } catch (error) {
      if (isOver()) return;
      this.#onRefused(filling, error);
    }
    this.isBusy = false;
  };

  #onReceived(guide: Guide, receipt: CaseReceipt): void {
    this.#repeat.forget();
    this.screen = { name: 'done', guide, receipt };
    this.dispatchEvent(new FormSubmittedEvent({ caseNumber: receipt.number, itemCode: receipt.itemCode }));
    this.announce(this.#say('receipt.spoken', { number: receipt.number }));
    this.focusOn('#title');
  }

  #onRefused(filling: Filling, error: unknown): void {
    this.announce('');
    if (isQwyError(error) && error.code === 'invalid_answers') {
      return filling.move(refuse(filling.state, error.invalidParams ?? []));
    }
    const isStale = isQwyError(error) && error.code === 'stale_version';
    this.refusal = isStale ? { kind: 'stale' } : { kind: 'failed', failure: this.failed(error), retry: this.#onSubmit };
    this.focusOn('#refusal');
  }

  /** Opens the newer form with whatever still fits. */
  readonly #onRenew = async (): Promise<void> => {
    const { screen } = this;
    if (screen.name !== 'fill' || this.isBusy) return;
    this.isBusy = true;
    const fresh = await this.#fetch(screen.filling.state);
    if (!fresh) return;
    this.isBusy = false;
    if (fresh.name === 'failed') {
      this.refusal = { kind: 'failed', failure: fresh.failure, retry: this.#onRenew };
      return;
    }
    this.refusal = undefined;
    this.hasConsent = false;
    this.isRenewed = true;
    this.screen = fresh;
    this.announce(this.#say('stale.done'));
    this.focusOn('#title');
  };

  readonly #onPrint = (): void => {
    if (typeof window.print === 'function') window.print();
  };

  #say(key: FormMessageKey, params?: Readonly<Record<string, string | number>>): string {
    return this.text(formMessages, key, params);
  }

  protected override render(): TemplateResult {
    return html`${this.renderAnnouncement()}${this.#renderScreen()}`;
  }

  #renderScreen(): TemplateResult {
    const { screen } = this;
    switch (screen.name) {
      case 'loading':
        return html`<p class="muted" role="status" .textContent=${this.text(commonMessages, 'loading')}></p>`;
      case 'failed':
        return this.renderFailure(screen.failure, () => void this.#onReopen());
      case 'lost':
        return this.#renderEnd('lost.title', 'lost.text', nothing);
      case 'none':
        return this.#renderEnd('none.title', 'none.text', renderOffline(screen.guide, this.language));
      case 'fill':
        return this.#renderFilling(screen);
      case 'done':
        return renderReceipt({
          receipt: screen.receipt,
          locale: this.language,
          phone: screen.guide.consultPhone,
          sample: this.renderSample(),
          onPrint: this.#onPrint,
          onFinish: this.terminal === 'kiosk' ? this.#onReopen : undefined,
        });
    }
  }

  #renderEnd(title: FormMessageKey, text: FormMessageKey, more: unknown): TemplateResult {
    return html`<section class="end" aria-labelledby="title">
      ${emblem('window')}
      <h2 id="title" tabindex="-1" .textContent=${this.#say(title)}></h2>
      <p .textContent=${this.#say(text)}></p>
      ${more}
    </section>`;
  }

  #renderFilling({ guide, filling }: FillScreen): TemplateResult {
    const { state } = filling;
    const { definition, pages, step } = state;
    const page = pages[step];
    return html`<article class="form" aria-labelledby="name" aria-busy=${String(this.isBusy)}>
      <header class="head">
        <h2 id="name">
          <span .textContent=${definition.title}></span> ${definition.sample ? this.renderSample() : nothing}
        </h2>
        <p class="muted" .textContent=${guide.authority.name}></p>
      </header>
      ${renderProgress(step, pages.length + 1, this.language)}
      <h3 id="title" tabindex="-1" .textContent=${page?.title ?? this.#say('check.title')}></h3>
      ${this.isRenewed ? html`<p class="notice warning" .textContent=${this.#say('stale.done')}></p>` : nothing}
      ${page ? filling.render(page) : this.#renderCheck(filling)}
      <footer>
        <p class="muted" .textContent=${this.#say('offline')}></p>
        ${renderOffline(guide, this.language)}
      </footer>
    </article>`;
  }

  #renderCheck(filling: Filling): TemplateResult {
    const { state } = filling;
    const onGoTo = (step: number): void => {
      if (!this.isBusy) filling.goTo(step);
    };
    const consent = { isGiven: this.hasConsent, isMissed: this.isConsentMissed, onChange: this.#onConsent };
    return html`
      ${state.hasOtherProblem ? html`<p class="notice danger" role="alert" .textContent=${this.#say('other')}></p>` : nothing}
      <p class="muted" .textContent=${this.#say('check.intro')}></p>
      ${renderAnswers(state, this.language, onGoTo)} ${renderConsent(state.definition, consent, this.language)}
      ${this.#renderRefusal()}
      <p class="actions">
        ${this.#renderBusyButton('submit', 'submit.busy', 'primary', this.#onSubmit)}
        ${this.#renderBusyButton('back', 'back', '', () => onGoTo(state.step - 1))}
      </p>
    `;
  }

  /** A button that cannot be pressed twice. */
  #renderBusyButton(idle: FormMessageKey, busy: FormMessageKey, kind: string, onClick: () => void): TemplateResult {
    return html`<button
      type="button"
      class=${kind}
      aria-disabled=${String(this.isBusy)}
      @click=${onClick}
      .textContent=${this.#say(this.isBusy ? busy : idle)}
    ></button>`;
  }

  #renderRefusal(): TemplateResult | typeof nothing {
    const { refusal } = this;
    if (!refusal) return nothing;
    if (refusal.kind === 'failed') {
      return html`<div id="refusal" tabindex="-1">
        ${this.renderFailure(refusal.failure, () => void refusal.retry())}
        <p class="muted" .textContent=${this.#say('submit.failed')}></p>
      </div>`;
    }
    return html`<div id="refusal" class="notice warning" role="alert" tabindex="-1">
      <p><strong .textContent=${this.#say('stale.title')}></strong></p>
      <p .textContent=${this.#say('stale.text')}></p>
      <p>${this.#renderBusyButton('stale.open', 'stale.busy', '', this.#onRenew)}</p>
    </div>`;
  }
}
