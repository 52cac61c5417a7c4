import type { Guide } from '@qwy/contract/guide';
import type { Locale } from '@qwy/contract/frame';
import { isQwyError } from '@qwy/sdk/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { countedLimit } from './counted-limit.ts';
import type { GuideClient } from './guide-client.ts';
import type { KnownDays } from './known-days.ts';

/** Calendars change about once a year, but a terminal may show one page for months. */
const KEPT_MILLIS = 12 * 3_600_000;
const RETRY_MILLIS = 10 * 60_000;

/** Where the calendar is asked, and what it is needed for. */
export interface CalendarView {
  readonly items: GuideClient['items'];
  readonly guide: Guide | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * The published calendar of working days, for guides that need one: it tells by which day a case is decided, and whether a counter
 * with office hours is open on a holiday. It is loaded, with the code for it, once such a guide is drawn: the guide waits for
 * neither, and shares no bandwidth with them. Whatever fails on the way, no day is said and the weekday decides.
 */
export class WorkingDays implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #view: () => CalendarView;
  #items: CalendarView['items'];
  #known: KnownDays | undefined;
  #asking: AbortController | undefined;
  /** Epoch milliseconds before which nothing is asked again. */
  #askAgain = 0;

  constructor(host: ReactiveControllerHost, view: () => CalendarView) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  /** What kind of day it is; `undefined` where no calendar is published, or it is not here yet. */
  get kindOf(): KnownDays['kindOf'] | undefined {
    return this.#known?.kindOf;
  }

  /** The sentence about the day a case is decided; `undefined` where it is not known, or the limit is not one of days. */
  sentence(guide: Guide, now: number, language: Locale): string | undefined {
    const limit = countedLimit(guide);
    return limit && this.#known?.due(limit, now, language);
  }

  hostUpdated(): void {
    const { items, guide, now } = this.#view();
    if (items !== this.#items) {
      this.#stop();
      this.#items = items;
      this.#known = undefined;
      this.#askAgain = 0;
    }
    if (!items || !guide || !needsCalendar(guide) || this.#asking || now < this.#askAgain) return;
    void this.#ask(items, now);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#asking?.abort();
    this.#asking = undefined;
  }

  async #ask(items: NonNullable<CalendarView['items']>, now: number): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const [{ knownDays }, published] = await Promise.all([
        import('./known-days.ts'),
        items.getCalendar({ signal: asking.signal }),
      ]);
      if (asking.signal.aborted) return;
      this.#known = knownDays(published);
      this.#askAgain = now + KEPT_MILLIS;
      this.#host.requestUpdate();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#askAgain = now + RETRY_MILLIS;
      if (!isQwyError(error)) console.warn('[qwy] This guide knows no holidays: its calendar is malformed.');
    }
    this.#asking = undefined;
  }
}

/** For a limit in days, and for office hours. */
const needsCalendar = (guide: Guide): boolean =>
  countedLimit(guide) !== undefined || guide.places.some(({ hours }) => hours.length > 0);
