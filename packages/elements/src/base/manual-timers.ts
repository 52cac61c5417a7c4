import type { Timers } from './timers.ts';

interface Waiting {
  readonly at: number;
  readonly callback: () => void;
}

/** Timers for tests and examples: time stands still until somebody moves it. */
export class ManualTimers implements Timers {
  #now: number;
  readonly #waiting = new Set<Waiting>();

  /** `start`: an instant such as `2026-11-23T08:30:00+08:00`. */
  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly now = (): number => this.#now;

  readonly after = (ms: number, callback: () => void): (() => void) => {
    const entry = { at: this.#now + ms, callback };
    this.#waiting.add(entry);
    return () => void this.#waiting.delete(entry);
  };

  /** Milliseconds until the next callback; `undefined` if nobody waits. */
  get next(): number | undefined {
    const [first] = this.#inOrder();
    return first && first.at - this.#now;
  }

  /** Lets `ms` pass; what falls due is called in order, each at its own time. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (let [due] = this.#inOrder(); due && due.at <= end; [due] = this.#inOrder()) {
      this.#waiting.delete(due);
      this.#now = due.at;
      due.callback();
    }
    this.#now = end;
  }

  #inOrder(): readonly Waiting[] {
    return [...this.#waiting].sort((a, b) => a.at - b.at);
  }
}
