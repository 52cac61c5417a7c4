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
  readonly preset?: string;
  readonly brand?: string;
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
    if (this.#said !== this.#allOwn()) this.#read();
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
    return String(PROVIDED.map((name) => this.#own(name)));
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

/** Defaults of the looks: an element of which only these are known has said nothing. */
const UNSAID: readonly string[] = ['standard', 'light', 'auto'];

/**
 * What the element itself says. Frameworks (React 19, Vue, Svelte) set a property where the element has one, pages an attribute,
 * which sets the property as well; an attribute may also say outright what is the default.
 */
function ownValue(host: ConfiguredHost, name: ProvidedName): string | null {
  const property = host[name === 'token-endpoint' ? 'tokenEndpoint' : name];
  return property && !UNSAID.includes(property) ? property : host.getAttribute(name);
}

/** By shape, because the provider may come from another copy of ours. */
const isWipe = (event: Event): event is WipeEvent => event.type === 'qwy-wipe' && 'waitUntil' in event;
