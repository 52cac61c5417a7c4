import type { FrameMessage, FrameSettings, Theme } from '@qwy/contract/frame';
import type { EmbedConfig, Scope } from '@qwy/contract/partner';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { partners } from '@qwy/sdk/partners';
import { createTransport } from '@qwy/sdk/transport';
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { commonMessages } from '../base/common-messages.ts';
import type { Failure } from '../base/failure.ts';
import { failureOf, failureOfCode } from '../base/failure.ts';
import { QwyElement } from '../base/qwy-element.ts';
import { WidgetFailedEvent, WidgetReadyEvent } from '../base/view-events.ts';
import { qwyGlobal } from '../global.ts';
import { ConfigController } from '../provider/config-controller.ts';
import { brandFromStyle } from '../theme/brand-from-style.ts';
import { FrameActivityEvent } from './frame-activity-event.ts';
import { createFrame, frameAddress } from './frame-address.ts';
import { FrameConnection } from './frame-connection.ts';
import { frameHostMessages } from './frame-host-messages.ts';
import { frameHostStyles } from './frame-host.styles.ts';
import { FrameHeight } from './frame-height.ts';
import { eventOf } from './reported-events.ts';
import { TokenRequests, obtainToken } from './token-source.ts';

/** What is on screen: the fallback with a line that says we load; the frame; a sentence above the fallback. */
type Phase = 'loading' | 'ready' | 'failed';

/**
 * An element that shows its widget in a frame of the gateway's own origin, because what is typed or shown there is none of the
 * host page's business. Subclasses say which widget it is.
 *
 * Configuration comes from the element's attributes, else from the `<qwy-provider>` around it, else from the page.
 *
 * @slot - Shown until the widget is ready and whenever it fails: a link, a phone number, an address.
 * @fires {WidgetReadyEvent} qwy-ready - The widget is on screen.
 * @fires {WidgetFailedEvent} qwy-failed - It cannot work; says why, in codes. A sentence and the fallback are on screen.
 * @csspart frame - The iframe.
 * @csspart failure - The sentence about a failure.
 * @cssproperty --qwy-brand - Brand colour, `#rrggbb`; the frame takes it over.
 */
export abstract class FrameHostElement extends QwyElement {
  static override styles: CSSResultGroup = [QwyElement.styles, frameHostStyles];

  /** Which widget the frame shows. */
  protected abstract readonly widget: Scope;

  /** Publishable key of the partner, `pk_…`. Default: the provider's or the page's. */
  @property() partner = '';

  /** Origin of the gateway. Default: the provider's, the page's, or where the loader came from. */
  @property() gateway = '';

  /** Address on the page's own origin that answers embed token requests. Default: the provider's or the page's. */
  @property({ attribute: 'token-endpoint' }) tokenEndpoint = '';

  /** `kiosk` on a shared terminal. Default: the provider's, else a visitor's own device. */
  @property() terminal: 'kiosk' | '' = '';

  @state() protected phase: Phase = 'loading';
  @state() private failure: Failure | undefined;
  @state() private frame: HTMLIFrameElement | undefined;
  /** The frame shows a failure of its own: it stays, and the fallback is shown as well. */
  @state() private isHindered = false;

  readonly #config = new ConfigController(this);
  #connection: FrameConnection | undefined;
  #height = new FrameHeight();
  #tokenRequests = new TokenRequests();
  /** Ends with the current frame; whatever was begun for it ends then too. */
  #life: AbortController | undefined;
  /** What the current frame was opened for. */
  #target = '';
  #sentSettings = '';

  /** Moves the focus into the frame. */
  override focus(options?: FocusOptions): void {
    this.frame?.focus(options);
  }

  /** Begins again with a fresh frame, for example after a failure. */
  reload(): void {
    this.#close();
    this.#open();
  }

  /** Makes the frame forget its visitor, then replaces it by a fresh one. */
  async wipe(): Promise<void> {
    // Whoever comes next must not see it while it is being forgotten.
    if (this.frame) this.frame.style.visibility = 'hidden';
    await this.#connection?.wipe();
    if (this.isConnected) this.reload();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    this.#target = '';
  }

  /** Item the frame is about; part of its address. */
  protected get itemCode(): string | undefined {
    return undefined;
  }

  /** Case the frame is about; part of its address. */
  protected get caseNumber(): string | undefined {
    return undefined;
  }

  /** Name of the attribute that says what to show and is not there yet: pages often set it once the visitor has chosen. */
  protected get awaited(): string | undefined {
    return undefined;
  }

  /** Makes the iframe; its address is set once it is on screen. */
  protected createFrame(): HTMLIFrameElement {
    return createFrame(this.widget, this.text(frameHostMessages, this.widget));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { gateway, partner } = this.#config.value;
    const target = JSON.stringify([gateway, partner, this.itemCode, this.caseNumber]);
    if (!this.isConnected || target === this.#target) return;
    this.#target = target;
    this.reload();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#sendSettings();
  }

  #open(): void {
    this.#life = new AbortController();
    this.phase = 'loading';
    this.failure = undefined;
    const { gateway, partner } = this.#config.value;
    if (!gateway || !partner) {
      console.warn(`[qwy] <${this.localName}> needs \`${gateway ? 'partner' : 'gateway'}\`.`);
      this.#fail(failureOfCode('invalid_configuration'));
    } else if (this.awaited) {
      console.info(`[qwy] <${this.localName}> waits for its \`${this.awaited}\`.`);
    } else {
      void this.#start(this.#life.signal);
    }
  }

  async #start(signal: AbortSignal): Promise<void> {
    try {
      const embed = await this.#loadEmbedConfig(signal);
      if (signal.aborted) return;
      if (embed.status === 'suspended') this.#fail(failureOfCode('partner_suspended'));
      else if (!embed.scopes.includes(this.widget)) this.#fail(failureOfCode('forbidden'));
      else this.#openFrame(this.widget === 'license' ? embed.licenseOrigin : embed.formsOrigin, embed.partner);
    } catch (error) {
      if (!signal.aborted) this.#fail(failureOf(error));
    }
  }

  async #loadEmbedConfig(signal: AbortSignal): Promise<EmbedConfig> {
    const { gateway, partner } = this.#config.value;
    if (!gateway || !partner) throw new TypeError('`gateway` and `partner` are needed');
    return partners(createTransport({ baseUrl: gateway })).getEmbedConfig(partner, { signal });
  }

  #openFrame(origin: string, partner: string): void {
    const { widget, itemCode: item, caseNumber, language: locale } = this;
    const frame = this.createFrame();
    this.#height = new FrameHeight();
    this.#tokenRequests = new TokenRequests();
    this.#sentSettings = '';
    this.#connection = new FrameConnection({
      frame,
      origin,
      onConnect: () => this.#onConnect(),
      onMessage: (message) => this.#onMessage(message),
      onSilence: (why) => this.#onSilence(why, origin),
    });
    // Set before the frame is in the document, so that it loads once.
    frame.src = frameAddress({ origin, widget, partner, item, caseNumber, locale });
    frame.addEventListener('transitionend', () => this.#sendSettings()); // the page's colour changed: see the styles
    this.frame = frame;
  }

  #close(): void {
    this.#life?.abort();
    this.#connection?.close();
    this.#connection = undefined;
    // At once, not at the next rendering: what the visitor left must be gone when this returns.
    this.frame?.remove();
    this.frame = undefined;
    this.isHindered = false;
  }

  #fail(failure: Failure): void {
    this.#close();
    this.phase = 'failed';
    this.failure = failure;
    this.dispatchEvent(new WidgetFailedEvent(failure));
  }

  #onSilence(why: 'timeout' | 'frame_refused', origin: string): void {
    if (why === 'frame_refused') {
      console.warn(
        `[qwy] The frame of ${origin} does not answer. Is ${location.origin} registered for \`${this.#config.value.partner ?? ''}\`, ` +
          'and does this page’s Content-Security-Policy allow the frame in `frame-src`?',
      );
    }
    this.#fail(failureOfCode(why));
  }

  #onConnect(): void {
    this.#sentSettings = '';
    this.#sendSettings();
  }

  #sendSettings(): void {
    const settings = this.#settings();
    const asText = JSON.stringify(settings);
    if (!this.#connection || asText === this.#sentSettings) return;
    this.#sentSettings = asText;
    this.#connection.send({ type: 'settings', settings });
    if (this.frame) this.frame.title = this.text(frameHostMessages, this.widget);
  }

  #settings(): FrameSettings {
    const { terminal } = this.#config.value;
    return {
      locale: this.language,
      appearance: this.appearance,
      theme: this.#theme(),
      ...(terminal && { terminal }),
    };
  }

  /** What is not said is left out: an older frame takes nothing that it does not know. */
  #theme(): Theme {
    const { preset, brand = preset ? undefined : brandFromStyle(this) } = this.#config.value;
    return {
      ...(brand && { brand }),
      ...(preset && { preset }),
      ...(this.scheme !== 'light' && { scheme: this.scheme }),
      ...(this.contrast !== 'auto' && { contrast: this.contrast }),
    };
  }

  #onMessage(message: FrameMessage): void {
    switch (message.type) {
      case 'ready':
        this.isHindered = false;
        if (this.phase === 'ready') return;
        this.phase = 'ready';
        this.dispatchEvent(new WidgetReadyEvent());
        return;
      case 'height':
        return this.#setHeight(message.height);
      case 'activity':
        this.dispatchEvent(new FrameActivityEvent());
        return;
      case 'token-request':
        return this.#onTokenRequest(message);
      case 'event': {
        const event = eventOf(message, this.widget);
        if (!event) return;
        this.isHindered = false;
        this.dispatchEvent(event);
        return;
      }
      case 'failed':
        return this.#onFrameFailed(message);
      case 'wiped':
        return;
    }
  }

  #onFrameFailed({ code, requestId }: Extract<FrameMessage, { type: 'failed' }>): void {
    if (this.phase !== 'ready') return this.#fail(failureOfCode(code, requestId));
    this.isHindered = true; // the frame itself says what happened and offers to try again
    this.dispatchEvent(new WidgetFailedEvent({ code, requestId }));
  }

  #onTokenRequest(message: Extract<FrameMessage, { type: 'token-request' }>): void {
    const { request, widget } = message;
    if (widget !== this.widget) return;
    const verdict = this.#tokenRequests.judge(request, performance.now());
    if (verdict === 'ask') void this.#answerTokenRequest(request, message);
    else if (verdict === 'too_many') this.#connection?.send({ type: 'token-failed', request, code: 'network' });
  }

  async #answerTokenRequest(request: string, { jkt, nonce, widget }: EmbedTokenRequest): Promise<void> {
    const connection = this.#connection;
    const { tokenEndpoint: endpoint } = this.#config.value;
    const provider = qwyGlobal().config.tokenProvider;
    const signal = this.#life?.signal ?? new AbortController().signal;
    const outcome = await obtainToken(
      { jkt, nonce, widget },
      { provider, endpoint, signal, fetch: (...args) => fetch(...args) },
    );
    connection?.send(
      'token' in outcome
        ? { type: 'token', request, token: outcome.token }
        : { type: 'token-failed', request, code: outcome.code },
    );
  }

  #setHeight(reported: number): void {
    const height = this.#height.next(reported, performance.now());
    // Through the CSSOM: a `style` attribute would need 'unsafe-inline'.
    if (height !== undefined && this.frame) this.frame.style.height = `${height}px`;
  }

  protected override render(): TemplateResult {
    const { phase, failure } = this;
    return html`
      ${phase === 'loading' && !this.awaited ? html`<p class="loading" role="status">${this.text(commonMessages, 'loading')}</p>` : nothing}
      ${phase === 'failed' && failure ? this.renderFailure(failure, () => this.reload()) : nothing}
      ${this.frame ?? nothing}
      <slot ?hidden=${phase === 'ready' && !this.isHindered}></slot>
    `;
  }
}
