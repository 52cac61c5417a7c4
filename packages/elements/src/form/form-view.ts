import type { CaseReceipt } from '@qwy/contract/case';
import type { Guide } from '@qwy/contract/guide';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { adoptStyles, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { commonMessages } from '../base/common-messages.ts';
import { emblem, emblemStyles } from '../base/emblem.ts';
import type { Failure } from '../base/failure.ts';
import { failureOfCode } from '../base/failure.ts';
import { FormStartedEvent, FormSubmittedEvent, WidgetFailedEvent } from '../base/view-events.ts';
import { ViewElement } from '../base/view-element.ts';
import type { Filing } from './filing.ts';
import { Filling } from './filling.ts';
import type { FormHost } from './form-host.ts';
import type { FormMessageKey } from './form-messages.ts';
import { formMessages } from './form-messages.ts';
import type { FormState } from './form-state.ts';
import { goTo, startForm } from './form-state.ts';
import { formViewStyles } from './form-view.styles.ts';
import type { LoadedForm } from './load-form.ts';
import { loadForm } from './load-form.ts';
import { renderOffline } from './offline.ts';
import { renderProgress } from './progress.ts';
import { RestLoader } from './rest-loader.ts';

/** What is on screen. */
type Screen =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly failure: Failure }
  | { readonly name: 'lost' }
  | { readonly name: 'none'; readonly guide: Guide }
  | { readonly name: 'fill'; readonly guide: Guide; readonly filling: Filling; readonly isRenewed: boolean }
  | { readonly name: 'done'; readonly guide: Guide; readonly receipt: CaseReceipt };
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
  static override styles: CSSResultGroup = [ViewElement.styles, emblemStyles, formViewStyles];

  /** Code of the item whose form is filled. Nothing is asked before it is there. */
  @property({ attribute: 'item-code' }) itemCode = '';

  @state() private screen: Screen = LOADING;
  /** The part that loads later could not be loaded. */
  @state() private isCut = false;

  readonly #rest = new RestLoader((styles) => {
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...FormView.elementStyles, styles]);
  });
  readonly #host: FormHost = {
    client: () => this.client,
    locale: () => this.language,
    isShared: () => this.terminal === 'kiosk',
    redraw: () => this.requestUpdate(),
    focusOn: (selector) => this.focusOn(selector),
    announce: (text) => this.announce(text),
    later: (callback) => void this.timers.after(0, callback),
    failed: (error) => this.failed(error),
    renderFailure: (failure, retry) => this.renderFailure(failure, retry),
  };
  /** Ends with the form that is on screen. */
  #life = new AbortController();
  #filing: Filing | undefined;
  #isStarted = false;

  protected override forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#filing = undefined;
    this.#isStarted = false;
    this.announce('');
    this.screen = LOADING;
    this.isCut = false;
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
    const { client, itemCode } = this;
    if (!client || !itemCode || !this.isConnected) return;
    const { signal } = this.#life;
    try {
      const loaded = await loadForm(client, itemCode, signal);
      if (!signal.aborted) this.#show(loaded);
    } catch (error) {
      if (signal.aborted) return;
      const failure = this.failed(error);
      this.screen = failure.code === 'not_found' ? { name: 'lost' } : { name: 'failed', failure };
    }
  }

  /** Anew because somebody pressed a button that is gone then. */
  readonly #onReopen = async (): Promise<void> => {
    await this.#open();
    this.focusOn('#title');
  };

  #show({ guide, definition }: LoadedForm): void {
    if (definition) return this.#fill(guide, startForm(definition), false);
    this.dispatchEvent(new WidgetFailedEvent({ code: 'not_found' }));
    this.screen = { name: 'none', guide };
  }

  #fill(guide: Guide, state: FormState, isRenewed: boolean): void {
    this.#filing = undefined;
    this.screen = { name: 'fill', guide, filling: this.#fillingOf(guide, state), isRenewed };
    // Nobody waits for it yet; if it cannot be had, the first step that needs it says so.
    void this.#rest.load().catch(() => undefined);
  }

  /** Opens the newer form with whatever still fits, at the first thing that is open in it. @throws whatever loading throws */
  async #renew(values: FormState['values']): Promise<void> {
    const { client, itemCode } = this;
    const { signal } = this.#life;
    if (!client) return;
    const [loaded, { checkAll }] = await Promise.all([loadForm(client, itemCode, signal), this.#rest.load()]);
    if (signal.aborted) return;
    if (!loaded.definition) return this.#show(loaded);
    const fresh = startForm(loaded.definition, values);
    this.#fill(loaded.guide, checkAll(goTo(fresh, fresh.pages.length)), true);
    this.announce(this.#say('stale.done'));
    this.focusOn('#title');
  }

  #fillingOf({ itemCode }: Guide, state: FormState): Filling {
    return new Filling(state, this.#rest, this.#host, {
      onChanged: () => {
        if (!this.#isStarted) this.dispatchEvent(new FormStartedEvent({ itemCode }));
        this.#isStarted = true;
      },
      onMoved: () => {
        this.isCut = false;
        this.#filing?.onMoved();
      },
      onUnloaded: () => {
        this.isCut = true;
        this.dispatchEvent(new WidgetFailedEvent({ code: 'network' }));
      },
    });
  }

  /** Made when the citizen first gets there. They were judged on the way, so the rest is loaded. */
  #filingOf({ guide, filling }: FillScreen): Filing | undefined {
    const { loaded } = this.#rest;
    const order = {
      itemCode: guide.itemCode,
      filling,
      signal: this.#life.signal,
      onReceived: (receipt: CaseReceipt) => this.#onReceived(guide, receipt),
      renew: () => this.#renew(filling.state.values),
    };
    this.#filing ??= loaded && new loaded.Filing(order, this.#host);
    return this.#filing;
  }

  #onReceived(guide: Guide, receipt: CaseReceipt): void {
    this.#filing = undefined;
    this.screen = { name: 'done', guide, receipt };
    this.dispatchEvent(new FormSubmittedEvent({ caseNumber: receipt.number, itemCode: receipt.itemCode }));
    this.announce(this.#say('received', { number: receipt.number }));
    this.focusOn('#title');
  }

  readonly #onPrint = (): void => {
    if (typeof window.print === 'function') window.print();
  };

  #say(key: FormMessageKey, params?: Readonly<Record<string, string | number>>): string {
    return this.text(formMessages, key, params);
  }

  protected override render(): TemplateResult {
    return html`${this.renderAnnouncement()}${this.#renderScreen()}`;
  }

  #renderScreen(): TemplateResult | typeof nothing {
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
        return this.#renderReceipt(screen.guide, screen.receipt);
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

  #renderFilling(screen: FillScreen): TemplateResult {
    const { guide, filling, isRenewed } = screen;
    const { definition, pages, step } = filling.state;
    const page = pages[step];
    const filing = page ? undefined : this.#filingOf(screen);
    return html`<article class="form" aria-labelledby="name" aria-busy=${String(filing?.isBusy ?? false)}>
      <header class="head">
        <h2 id="name">
          <span .textContent=${definition.title}></span> ${definition.sample ? this.renderSample() : nothing}
        </h2>
        <p class="muted" .textContent=${guide.authority.name}></p>
      </header>
      ${renderProgress(step, pages.length + 1, this.language)}
      <h3 id="title" tabindex="-1" .textContent=${page?.title ?? this.#say('check.title')}></h3>
      ${isRenewed ? html`<p class="notice warning" .textContent=${this.#say('stale.done')}></p>` : nothing}
      ${page ? filling.render(page) : (filing?.render() ?? nothing)}
      ${this.isCut ? this.renderFailure(failureOfCode('network')) : nothing}
      <footer>
        <p class="muted" .textContent=${this.#say('offline')}></p>
        ${renderOffline(guide, this.language)}
      </footer>
    </article>`;
  }

  #renderReceipt({ consultPhone: phone }: Guide, receipt: CaseReceipt): TemplateResult | typeof nothing {
    const part = {
      receipt,
      phone,
      locale: this.language,
      sample: this.renderSample(),
      onPrint: this.#onPrint,
      onFinish: this.terminal === 'kiosk' ? this.#onReopen : undefined,
    };
    return this.#rest.loaded?.renderReceipt(part) ?? nothing;
  }
}
