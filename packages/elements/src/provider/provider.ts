import type { Appearance, Contrast, Locale, Preset, Scheme, Theme } from '@qwy/contract/frame';
import { BrandColour, Preset as Presets } from '@qwy/contract/frame';
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { languageAround } from '../base/page-language.ts';
import type { Timers } from '../base/timers.ts';
import { systemTimers } from '../base/timers.ts';
import { clearStorage } from '../kiosk/clear-storage.ts';
import { IdleClock } from '../kiosk/idle-clock.ts';
import { SessionEndedEvent } from '../kiosk/session-ended-event.ts';
import { WipeEvent } from '../kiosk/wipe-event.ts';
import { BrandController } from '../theme/brand-controller.ts';

/** Seconds the warning counts down before a visit is wiped. */
const WARNING = 15;
/** What counts as somebody being there. Frames report their own (`qwy-activity`), the page cannot see into them. */
const ACTIVITY = ['pointerdown', 'pointermove', 'touchstart', 'wheel', 'scroll', 'keydown', 'input'];

/**
 * Configuration for all our elements inside it, and at a shared terminal the guard of their visitors' data. Draws nothing of its
 * own and changes nothing about its content's style. Its script need not have arrived for the configuration to count.
 *
 * With `terminal="kiosk"`: after `idle-seconds` without activity a dialog asks whether anybody is there; without an answer within
 * 15 seconds every element inside forgets its visitor, frames are replaced by fresh ones, our keys in the page's storage go.
 *
 * Its theme reaches the elements inside it and their frames, at once and whenever it changes. From one brand colour (`brand`, the
 * `preset`'s, or the style sheet's `--qwy-brand`) every other one is computed, so that all of it can be read, in light and in dark.
 *
 * @summary Configuration for the elements inside it; the guard of a shared terminal.
 * @slot - The page, or the part of it, that holds our elements.
 * @fires {SessionEndedEvent} qwy-session-ended - A visit was wiped; show the start screen.
 * @cssproperty --qwy-brand - Brand colour, `#rrggbb`, where neither `brand` nor `preset` says it.
 */
export class ProviderElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    /* Shown nowhere: its transition is how we notice that the page changed its colour. Not a motion that anybody could mind. */
    .probe {
      position: absolute;
      width: 0;
      height: 0;
      visibility: hidden;
      column-rule-color: var(--qwy-brand, transparent);
      transition: column-rule-color 1ms;
    }
  `;

  /** Origin of the gateway. Default: where the loader came from. */
  @property({ reflect: true, useDefault: true }) gateway = '';

  /** Publishable key of the partner, `pk_…`. */
  @property({ reflect: true, useDefault: true }) partner = '';

  /** Address on the page's own origin that answers embed token requests. */
  @property({ attribute: 'token-endpoint', reflect: true, useDefault: true }) tokenEndpoint = '';

  /** `zh-CN` or `en`. Default: the nearest `lang` attribute of each element. */
  @property({ reflect: true, useDefault: true }) locale: Locale | '' = '';

  /** `standard`, `elder` or `kiosk`. Default: each element's own. */
  @property({ reflect: true, useDefault: true }) appearance: Appearance | '' = '';

  /** `light`, `dark` or `auto`. Default: each element's own. */
  @property({ reflect: true, useDefault: true }) scheme: Scheme | '' = '';

  /** `standard`, `more` or `auto`. Default: each element's own. */
  @property({ reflect: true, useDefault: true }) contrast: Contrast | '' = '';

  /** Kind of partner, for its usual colour: `government`, `bank`, `post` or `telecom`. Default: none, which is `government`. */
  @property({ reflect: true, useDefault: true }) preset: Preset | '' = '';

  /** Brand colour, `#rrggbb`. Default: the preset's, else `--qwy-brand` of the page's style sheets. */
  @property({ reflect: true, useDefault: true }) brand = '';

  /** `kiosk` on a shared terminal. Default: a visitor's own device. */
  @property({ reflect: true, useDefault: true }) terminal: 'kiosk' | '' = '';

  /** Seconds without activity before the warning, 5 or more. Default 60. */
  @property({ attribute: 'idle-seconds', type: Number, reflect: true, useDefault: true }) idleSeconds = 60;

  /** Clock and timers; for tests. Default: the browser's. */
  @property({ attribute: false }) timers: Timers = systemTimers;

  @state() private secondsLeft: number | undefined;

  #clock: IdleClock | undefined;
  readonly #brand = new BrandController(this, () => this.theme);

  constructor() {
    super();
    this.addEventListener('qwy-activity', () => this.#clock?.activity());
  }

  /** Brand colour, preset, scheme and contrast in one object: the four attributes of these names. What it leaves out is taken back. */
  get theme(): Theme {
    const { brand, preset, scheme, contrast } = this;
    return {
      ...(BrandColour.safeParse(brand).success && { brand }),
      ...(preset && Presets.safeParse(preset).success && { preset }),
      ...(scheme && { scheme }),
      ...(contrast && { contrast }),
    };
  }
  set theme({ brand, preset, scheme, contrast }: Theme) {
    this.brand = brand ?? '';
    this.preset = preset ?? '';
    this.scheme = scheme ?? '';
    this.contrast = contrast ?? '';
  }

  /** Ends the visit now: wipes every element inside, then fires `qwy-session-ended`. For a page's own "exit" button. */
  async endVisit(reason: SessionEndedEvent['reason'] = 'host'): Promise<void> {
    this.#clock?.rest();
    const wipe = new WipeEvent();
    this.dispatchEvent(wipe);
    await wipe.settled();
    clearStorage();
    this.dispatchEvent(new SessionEndedEvent(reason));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#startClock();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('terminal') && !changed.has('idleSeconds') && !changed.has('timers')) return;
    this.#stopClock();
    if (this.isConnected) this.#startClock();
  }

  #startClock(): void {
    if (this.terminal !== 'kiosk') return;
    this.#clock = new IdleClock({
      idle: Math.max(5, this.idleSeconds || 60),
      warning: WARNING,
      timers: this.timers,
      onWarning: (secondsLeft) => (this.secondsLeft = secondsLeft),
      onEnd: () => void this.endVisit('idle'),
    });
    for (const type of ACTIVITY) document.addEventListener(type, this.#onActivity, { capture: true, passive: true });
    addEventListener('pageshow', this.#onPageShow);
  }

  #stopClock(): void {
    this.#clock?.rest();
    this.#clock = undefined;
    for (const type of ACTIVITY) document.removeEventListener(type, this.#onActivity, { capture: true });
    removeEventListener('pageshow', this.#onPageShow);
  }

  readonly #onActivity = ({ type }: Event): void => {
    // Pages scroll by themselves, for one back to their start screen when a visit ended: that alone begins no other visit.
    if (type !== 'scroll' || this.#clock?.isVisited) this.#clock?.activity();
  };

  /** Back into a page that the browser had kept: what is in it belongs to somebody who left. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.endVisit('idle');
  };

  readonly #onStay = (): void => this.#clock?.stay();

  readonly #onEnd = (): void => void this.endVisit('citizen');

  protected override render(): TemplateResult {
    const { secondsLeft } = this;
    return html`<slot></slot><i class="probe" aria-hidden="true" @transitionend=${this.#brand.refresh}></i>${
        secondsLeft === undefined ? nothing : this.#renderDialog(secondsLeft)
      }`;
  }

  #renderDialog(secondsLeft: number): TemplateResult {
    const locale = this.locale || languageAround(this);
    return html`<qwy-idle-dialog
      locale=${locale}
      appearance=${this.appearance || 'kiosk'}
      scheme=${this.scheme || 'light'}
      contrast=${this.contrast || 'auto'}
      .seconds=${secondsLeft}
      .onStay=${this.#onStay}
      .onEnd=${this.#onEnd}
    ></qwy-idle-dialog>`;
  }
}
