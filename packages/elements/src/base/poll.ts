import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from './timers.ts';

/** What a look says about the next one: after the shortest wait, after a longer one, or none. */
export type NextLook = 'soon' | 'later' | 'never';

export interface PollOptions {
  /** Shortest and longest wait between two looks, in milliseconds. */
  readonly shortest: number;
  readonly longest: number;
  readonly timers: () => Timers;
  /** Looks once; deals with its own errors. May ask for a wait of so many milliseconds at least. */
  readonly look: (signal: AbortSignal) => Promise<NextLook | { readonly atLeast: number }>;
}

/** Each wait without news is this much longer than the one before. */
const GROWTH = 1.5;

/**
 * Looks again and again, less often while nothing happens, not at all while nobody sees the page (and at once when they return).
 * Stops when its host leaves the page.
 */
export class Poll implements ReactiveController {
  readonly #options: PollOptions;
  #wait: number;
  #run: AbortController | undefined;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: PollOptions) {
    this.#options = options;
    this.#wait = options.shortest;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Begins anew with the shortest wait. */
  start(): void {
    this.stop();
    this.#run = new AbortController();
    this.#wait = this.#options.shortest;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#schedule(this.#wait);
  }

  /** Ends; a look that is under way is aborted. */
  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #schedule(ms: number): void {
    this.#cancel?.();
    this.#cancel =
      document.visibilityState === 'hidden' ? undefined : this.#options.timers().after(ms, () => void this.#look());
  }

  async #look(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    this.#cancel = undefined;
    const next = await this.#options.look(run.signal);
    if (run.signal.aborted) return;
    if (next === 'never') return this.stop();
    const { shortest, longest } = this.#options;
    this.#wait = next === 'soon' ? shortest : Math.min(longest, this.#wait * GROWTH);
    this.#schedule(typeof next === 'object' ? Math.max(this.#wait, next.atLeast) : this.#wait);
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') {
      this.#cancel?.();
      this.#cancel = undefined;
    } else if (!this.#cancel) {
      this.#schedule(0);
    }
  };
}
