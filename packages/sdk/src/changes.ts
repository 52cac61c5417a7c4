import type { Change } from '@qwy/contract/change';
import { runChangeStream } from './change-stream.ts';
import type { QwyErrorUnion } from './errors.ts';
import type { Transport } from './types.ts';

export interface SubscribeOptions {
  /** Called for each announcement, in their order. */
  readonly onChange: (change: Change) => void;
  /**
   * Called when listening has begun: from now on nothing is missed, but what you read before may be out of date. Usually once;
   * again when the line broke before the gateway could say where to resume. At once, within `subscribe`, if the line is open.
   */
  readonly onOpen?: () => void;
  /**
   * Called when the line broke (it is being restored: nothing is missed), when an announcement made no sense, or when the
   * gateway refused for good (`retryable` is false).
   */
  readonly onError?: (error: QwyErrorUnion) => void;
  /** Ends the subscription. */
  readonly signal?: AbortSignal;
  /** Resume behind this change, known from an earlier visit. Such a subscription has a stream of its own. */
  readonly lastEventId?: string;
}

export interface ChangesWorld {
  /** Numbers in [0, 1) for the jitter of reconnecting. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

export type ChangesClient = ReturnType<typeof changes>;

/** What the bureau publishes and withdraws, as it happens. All subscribers of one client share one stream. */
export function changes(transport: Transport, { random, now }: ChangesWorld = {}) {
  const subscribers = new Set<SubscribeOptions>();
  let shared: AbortController | undefined;
  let hasBegun = false;

  function openShared(): void {
    if (shared !== undefined) return;
    const controller = new AbortController();
    shared = controller;
    hasBegun = false;
    const toAll = (deliver: (subscriber: SubscribeOptions) => void): void => {
      for (const subscriber of [...subscribers]) if (subscribers.has(subscriber)) isolated(() => deliver(subscriber));
    };
    void runChangeStream(transport, {
      onChange: (change) => toAll((subscriber) => subscriber.onChange(change)),
      onOpen: () => {
        hasBegun = true;
        toAll((subscriber) => subscriber.onOpen?.());
      },
      onError: (error) => toAll((subscriber) => subscriber.onError?.(error)),
      signal: controller.signal,
      random,
      now,
    }).then(() => {
      if (shared === controller) shared = undefined;
    });
  }

  function closeSharedIfIdle(): void {
    if (subscribers.size > 0) return;
    shared?.abort();
    shared = undefined;
  }

  return {
    /**
     * Listens until the returned function is called or `signal` aborts.
     * @example
     * const stop = client.changes.subscribe({ onChange: (change) => show(change.subject) });
     */
    subscribe(options: SubscribeOptions): () => void {
      const { signal, lastEventId } = options;
      if (signal?.aborted) return () => undefined;
      const own = lastEventId === undefined ? undefined : new AbortController();
      const stop = (): void => {
        signal?.removeEventListener('abort', stop);
        own?.abort();
        if (own === undefined && subscribers.delete(options)) closeSharedIfIdle();
      };
      signal?.addEventListener('abort', stop);
      if (own === undefined) {
        subscribers.add(options);
        openShared();
        if (hasBegun) isolated(() => options.onOpen?.());
      } else {
        void runChangeStream(transport, {
          onChange: (change) => isolated(() => options.onChange(change)),
          onOpen: () => isolated(() => options.onOpen?.()),
          onError: (error) => isolated(() => options.onError?.(error)),
          lastEventId,
          signal: own.signal,
          random,
          now,
        });
      }
      return stop;
    },
  };
}

/** A subscriber's own mistake is reported as uncaught, but does not cost the others their stream. */
function isolated(deliver: () => void): void {
  try {
    deliver();
  } catch (mistake) {
    queueMicrotask(() => {
      throw mistake;
    });
  }
}
