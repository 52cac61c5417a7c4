import type { Timers } from '../base/timers.ts';

const SECOND = 1000;

export interface IdleClockOptions {
  /** Seconds without activity before the warning. */
  readonly idle: number;
  /** Seconds the warning counts down. */
  readonly warning: number;
  readonly timers: Timers;
  /** The warning runs; called at its begin and each second, with the seconds left; `undefined`: it is over. */
  readonly onWarning: (secondsLeft: number | undefined) => void;
  /** Nobody answered. */
  readonly onEnd: () => void;
}

/**
 * Notices that a visitor left a shared terminal. Runs only while there is a visit: the first activity begins one, its end lets
 * the clock rest until somebody else comes.
 */
export class IdleClock {
  readonly #options: IdleClockOptions;
  #lastActivity = 0;
  #isWarning = false;
  #cancel: (() => void) | undefined;

  constructor(options: IdleClockOptions) {
    this.#options = options;
  }

  /** Somebody is, or was, here. */
  get isVisited(): boolean {
    return this.#cancel !== undefined;
  }

  /** Somebody did something. While the warning is up only `stay` counts, so that a touch beside the button does not pass for a yes. */
  activity(): void {
    if (this.#isWarning) return;
    this.#lastActivity = this.#options.timers.now();
    if (!this.#cancel) this.#wait();
  }

  /** "I am still here." */
  stay(): void {
    this.rest();
    this.activity();
  }

  /** The visit is over, or the clock is no longer wanted. */
  rest(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.#isWarning) return;
    this.#isWarning = false;
    this.#options.onWarning(undefined);
  }

  #wait(): void {
    const { idle, timers } = this.#options;
    const left = this.#lastActivity + idle * SECOND - timers.now();
    if (left <= 0) return this.#warn();
    this.#cancel = timers.after(left, () => this.#wait());
  }

  #warn(): void {
    const { warning, timers, onWarning, onEnd } = this.#options;
    // By the clock, not by counting ticks: a terminal that slept through its warning ends at once when it wakes.
    const end = timers.now() + warning * SECOND;
    this.#isWarning = true;
    const tick = (): void => {
      const left = Math.ceil((end - timers.now()) / SECOND);
      if (left <= 0) {
        this.rest();
        return onEnd();
      }
      onWarning(left);
      this.#cancel = timers.after(SECOND, tick);
    };
    tick();
  }
}
