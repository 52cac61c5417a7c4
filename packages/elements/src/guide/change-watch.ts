import type { Change } from '@qwy/contract/change';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What is needed of the SDK's `client.changes`. Subscribers of one client share one stream. */
export interface ChangeSource {
  subscribe(options: { onChange: (change: Change) => void; onOpen: () => void; signal: AbortSignal }): unknown;
}

export interface ChangeWatchOptions {
  onChange(change: Change): void;
  /** Listening began, or began again on a page that was out of sight: what was published before was missed. */
  onOpen(): void;
}

/**
 * Listens to what the bureau publishes while the host is on a page that can be seen. A tab in the background listens to
 * nothing: browsers allow six connections to one HTTP/1.1 host, and a stream holds one of them.
 */
export class ChangeWatch implements ReactiveController {
  readonly #options: ChangeWatchOptions;
  #source: ChangeSource | undefined;
  #stream: AbortController | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: ChangeWatchOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** Listens to `source` from now on; to none without one. */
  watch(source: ChangeSource | undefined): void {
    if (source === this.#source) return;
    this.#close();
    this.#source = source;
    this.#open();
  }

  hostConnected(): void {
    this.#isConnected = true;
    document.addEventListener('visibilitychange', this.#onSight);
    this.#open();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    document.removeEventListener('visibilitychange', this.#onSight);
    this.#close();
  }

  readonly #onSight = (): void => {
    if (document.visibilityState !== 'visible') return this.#close();
    this.#open();
  };

  #open(): void {
    if (this.#stream || !this.#source || !this.#isConnected || document.visibilityState !== 'visible') return;
    const stream = new AbortController();
    this.#stream = stream;
    this.#source.subscribe({
      signal: stream.signal,
      onChange: (change) => !stream.signal.aborted && this.#options.onChange(change),
      onOpen: () => !stream.signal.aborted && this.#options.onOpen(),
    });
  }

  #close(): void {
    this.#stream?.abort();
    this.#stream = undefined;
  }
}
