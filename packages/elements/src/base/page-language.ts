import type { Locale } from '@qwy/contract/frame';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nearestLocale } from './messages.ts';

/** The locale of ours nearest to the language that the page declares around an element. */
export const languageAround = (element: Element): Locale =>
  nearestLocale(element.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang);

/** Draws its host anew when the page changes a `lang`: sites with a language switch do so without a reload. */
export class PageLanguage implements ReactiveController {
  readonly #observer: MutationObserver;

  constructor(host: ReactiveControllerHost) {
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
