import type { Presentation } from '@qwy/contract/license';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from '../base/timers.ts';

/** How long a licence is shown at most, in milliseconds (亮证: one minute). */
export const LONGEST_SHOWING = 60_000;

/** Seconds left at which the rest is spoken. */
const SPOKEN_AT: readonly number[] = [30, 10];

export interface ShowingOptions {
  readonly timers: () => Timers;
  /** So many seconds are left; called at a few of them, for those who do not see the clock. */
  readonly onSpoken: (seconds: number) => void;
  /** The time is over; nothing is held any more. */
  readonly onOver: () => void;
}

/**
 * One showing of a licence: holds it as long as it is on screen, counts down, and covers its secret values again as soon as the
 * citizen looks elsewhere.
 */
export class Showing implements ReactiveController {
  presentation: Presentation | undefined;
  /** The citizen has uncovered the secret values. */
  isRevealed = false;
  /** Whole seconds left. */
  seconds = 0;

  readonly #host: ReactiveControllerHost;
  readonly #options: ShowingOptions;
  #end = 0;
  #cancelTick: (() => void) | undefined;
  #cancelEnd: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: ShowingOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Shows `presentation` for `life` milliseconds. */
  start(presentation: Presentation, life: number): void {
    this.stop();
    const { now, after } = this.#options.timers();
    this.presentation = presentation;
    this.#end = now() + life;
    this.seconds = Math.ceil(life / 1000);
    // Besides the clock's seconds, one timer of its own: a clock that is set back must not show a licence for longer.
    this.#cancelEnd = after(life, () => this.#over());
    this.#scheduleTick();
    addEventListener('blur', this.#onAway);
    addEventListener('pagehide', this.#onAway);
    document.addEventListener('visibilitychange', this.#onAway);
    this.#host.requestUpdate();
  }

  /** Ends the showing; nothing of the licence is held any more. */
  stop(): void {
    this.#cancelTick?.();
    this.#cancelEnd?.();
    this.presentation = undefined;
    this.isRevealed = false;
    this.seconds = 0;
    removeEventListener('blur', this.#onAway);
    removeEventListener('pagehide', this.#onAway);
    document.removeEventListener('visibilitychange', this.#onAway);
    this.#host.requestUpdate();
  }

  /** Uncovers or covers the secret values. */
  toggle(): void {
    this.isRevealed = !this.isRevealed;
    this.#host.requestUpdate();
  }

  #scheduleTick(): void {
    const { now, after } = this.#options.timers();
    const left = this.#end - now();
    this.#cancelTick = after(left % 1000 || Math.min(1000, left), () => this.#tick());
  }

  #tick(): void {
    const left = this.#end - this.#options.timers().now();
    if (left <= 0) return this.#over();
    this.seconds = Math.ceil(left / 1000);
    this.#host.requestUpdate();
    if (SPOKEN_AT.includes(this.seconds)) this.#options.onSpoken(this.seconds);
    this.#scheduleTick();
  }

  #over(): void {
    this.stop();
    this.#options.onOver();
  }

  readonly #onAway = (): void => {
    if (!this.isRevealed) return;
    this.isRevealed = false;
    this.#host.requestUpdate();
  };
}

/**
 * How long a presentation may still be shown, in milliseconds, by a clock that may be wrong by hours (kiosks): the stated end
 * counts where it is within the minute, else a minute from when it was asked for, which is never later than the gateway's end.
 */
export function lifeOf(expiresAt: string, askedAt: number, now: number): number {
  const stated = Date.parse(expiresAt) - now;
  if (stated > 0 && stated <= LONGEST_SHOWING) return stated;
  return Math.min(LONGEST_SHOWING, Math.max(1000, askedAt + LONGEST_SHOWING - now));
}
