/** Clock and timers of a view; tests and examples pass their own. */
export interface Timers {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back once after `ms`. Returns what cancels it. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const id = setTimeout(callback, ms);
    return () => clearTimeout(id);
  },
};
