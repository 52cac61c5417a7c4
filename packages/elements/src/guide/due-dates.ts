import type { Guide } from '@qwy/contract/guide';
import type { Locale } from '@qwy/contract/frame';
import { isQwyError } from '@qwy/sdk/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { countedLimit } from './counted-limit.ts';
import type { DueTeller } from './due-teller.ts';
import type { GuideClient } from './guide-client.ts';

/** Calendars change about once a year, but a terminal may show one page for months. */
const KEPT_MILLIS = 12 * 3_600_000;
const RETRY_MILLIS = 10 * 60_000;

/** Where the calendar is asked, and what it is needed for. */
export interface DueView {
  readonly items: GuideClient['items'];
  readonly guide: Guide | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The day by which a case is decided, for guides with a limit in days. Its code and the calendar are loaded once such a guide
 * is drawn: the guide waits for neither, and shares no bandwidth with them. Whatever fails on the way, no day is said.
 */
export class DueDates implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #view: () => DueView;
  #items: DueView['items'];
  #tell: DueTeller | undefined;
  #asking: AbortController | undefined;
  /** Epoch milliseconds before which nothing is asked again. */
  #askAgain = 0;

  constructor(host: ReactiveControllerHost, view: () => DueView) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  /** The sentence about that day; `undefined` where it is not known, or the limit is not one of days. */
  sentence(guide: Guide, now: number, language: Locale): string | undefined {
    const limit = countedLimit(guide);
    return limit && this.#tell?.(limit, now, language);
  }

  hostUpdated(): void {
    const { items, guide, now } = this.#view();
    if (items !== this.#items) {
      this.#stop();
      this.#items = items;
      this.#tell = undefined;
      this.#askAgain = 0;
    }
    if (!items || !guide || !countedLimit(guide) || this.#asking || now < this.#askAgain) return;
    void this.#ask(items, now);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  async #ask(items: NonNullable<DueView['items']>, now: number): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const [{ dueTeller }, calendar] = await Promise.all([
        import('./due-teller.ts'),
        items.getCalendar({ signal: asking.signal }),
      ]);
      if (asking.signal.aborted) return;
      this.#tell = dueTeller(calendar);
      this.#askAgain = now + KEPT_MILLIS;
      this.#host.requestUpdate();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#askAgain = now + RETRY_MILLIS;
      if (!isQwyError(error)) console.warn('[qwy] This guide cannot say the day a limit ends.');
    }
    this.#asking = undefined;
  }
}
