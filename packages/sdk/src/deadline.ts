/** Why a deadline ended before the work did. */
export class Interrupted extends Error {
  readonly why: 'timeout' | 'aborted';
  constructor(why: 'timeout' | 'aborted') {
    super(why);
    this.why = why;
  }
}

/**
 * Runs `work` until it ends, `ms` have passed or `outer` aborts; the last two reject with `Interrupted`, also when the work
 * does not listen to its signal, and whatever it answers later is dropped.
 * `AbortSignal.any` and `.timeout` would say this shorter, but old WebViews lack them.
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw new Interrupted('aborted');
  const controller = new AbortController();
  let release = (): void => undefined;
  const interruption = new Promise<never>((_, reject) => {
    const stop = (why: Interrupted['why']): void => {
      reject(new Interrupted(why));
      controller.abort();
    };
    const timer = setTimeout(stop, ms, 'timeout');
    const onAbort = (): void => stop('aborted');
    outer?.addEventListener('abort', onAbort);
    release = () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    };
  });
  try {
    return await Promise.race([work(controller.signal), interruption]);
  } finally {
    release();
  }
}

/** Pauses; rejects with `Interrupted` as soon as `signal` aborts. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Interrupted('aborted'));
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(new Interrupted('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
