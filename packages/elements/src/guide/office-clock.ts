import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Timers } from '../base/timers.ts';

const MINUTE = 60_000;

/** The time a host draws with ("within office hours now"), renewed each minute while the host is on the page. */
export class OfficeClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #timers: () => Timers;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, timers: () => Timers) {
    this.#host = host;
    this.#timers = timers;
    host.addController(this);
  }

  /** Epoch milliseconds. */
  get now(): number {
    return this.#timers().now();
  }

  hostUpdated(): void {
    this.#cancel ??= this.#timers().after(MINUTE, () => {
      this.#cancel = undefined;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
