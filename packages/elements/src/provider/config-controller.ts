import type { Appearance, Contrast, Locale, Scheme } from '@qwy/contract/frame';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { qwyGlobal } from '../global.ts';
import type { WipeEvent } from '../kiosk/wipe-event.ts';
import type { ElementConfig, ProvidedName } from './element-config.ts';
import { NOTHING_KNOWN, PROVIDED, closestProvider, readConfig } from './element-config.ts';

/** What an element shows by an attribute of its own. The brand reaches it as custom properties (`provider.ts`). */
const HANDED_DOWN = ['locale', 'appearance', 'scheme', 'contrast'] as const;

/** An element of ours that stands in a host page. */
export interface ConfiguredHost extends ReactiveControllerHost, HTMLElement {
  locale: Locale | '';
  appearance: Appearance;
  readonly gateway?: string;
  readonly partner?: string;
  readonly tokenEndpoint?: string;
  readonly terminal?: 'kiosk' | '';
  scheme: Scheme;
  contrast: Contrast;
  /** Forgets what the visitor did; called when a provider's visit ends. */
  wipe?(): Promise<void> | void;
}

/**
 * Gives an element its configuration (own attribute or property, else the provider around it, else the page) and keeps it current: the host
 * updates when any of it changes. Hands a provider's language and looks down to elements that have none of their own, and calls
 * the host's `wipe()` when a provider ends a visit.
 *
 * Attributes of the provider are read, not its properties, because its script may arrive after ours, or never.
 */
export class ConfigController implements ReactiveController {
  #value: ElementConfig = NOTHING_KNOWN;
  /** What the host said of itself when `#value` was read. */
  #said = '';
  readonly #host: ConfiguredHost;
  readonly #observer = new MutationObserver(() => this.#refresh());
  #provider: Element | undefined;
  /** What we handed down: an attribute of another value is the author's own. */
  readonly #handedDown = new Map<string, string>();

  constructor(host: ConfiguredHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Current also in the update that a property of the host has asked for. */
  get value(): ElementConfig {
    if (this.#host.isConnected && this.#said !== this.#allOwn()) this.#read();
    return this.#value;
  }

  hostConnected(): void {
    this.#provider = closestProvider(this.#host);
    this.#provider?.addEventListener('qwy-wipe', this.#onWipe);
    this.#observer.observe(this.#host, { attributeFilter: [...PROVIDED] });
    if (this.#provider) this.#observer.observe(this.#provider, { attributeFilter: [...PROVIDED] });
    this.#refresh();
  }

  hostDisconnected(): void {
    this.#provider?.removeEventListener('qwy-wipe', this.#onWipe);
    this.#provider = undefined;
    this.#observer.disconnect();
  }

  #refresh(): void {
    this.#read();
    for (const name of HANDED_DOWN) this.#handDown(name, this.#value[name]);
    this.#observer.takeRecords(); // our own changes are no news
    this.#host.requestUpdate();
  }

  #read(): void {
    this.#said = this.#allOwn();
    this.#value = readConfig((name) => this.#own(name), this.#provider, qwyGlobal().config);
  }

  #allOwn(): string {
    return JSON.stringify(PROVIDED.map((name) => this.#own(name)));
  }

  #own(name: ProvidedName): string | null {
    const value = ownValue(this.#host, name);
    return value === this.#handedDown.get(name) ? null : value;
  }

  #handDown(name: (typeof HANDED_DOWN)[number], value: string | undefined): void {
    if (this.#own(name)) return;
    if (value !== undefined) {
      this.#handedDown.set(name, value);
      if (this.#host.getAttribute(name) !== value) this.#host.setAttribute(name, value);
    } else if (this.#handedDown.delete(name)) {
      this.#host.removeAttribute(name);
    }
  }

  async #wipe(): Promise<void> {
    await this.#host.wipe?.();
  }

  readonly #onWipe = (event: Event): void => {
    if (isWipe(event)) event.waitUntil(this.#wipe());
  };
}

/**
 * What the element itself says. Frameworks (React 19, Vue, Svelte) set a property where the element has one, pages an attribute,
 * which sets the property as well; language and looks have an attribute that follows their property, later.
 */
function ownValue(host: ConfiguredHost, name: ProvidedName): string | null {
  switch (name) {
    case 'locale':
      return host.getAttribute(name) ?? host.locale;
    case 'appearance':
      return host.getAttribute(name) ?? (host.appearance === 'standard' ? null : host.appearance);
    case 'scheme':
      return host.getAttribute(name) ?? (host.scheme === 'light' ? null : host.scheme);
    case 'contrast':
      return host.getAttribute(name) ?? (host.contrast === 'auto' ? null : host.contrast);
    case 'preset':
    case 'brand':
      return host.getAttribute(name);
    case 'token-endpoint':
      return host.tokenEndpoint ?? host.getAttribute(name);
    default:
      return host[name] ?? host.getAttribute(name);
  }
}

/** By shape, because the provider may come from another copy of ours. */
const isWipe = (event: Event): event is WipeEvent => event.type === 'qwy-wipe' && 'waitUntil' in event;
