import type { LoginInput } from '@qwy/contract/token';
import type { Client } from '@qwy/sdk';
import { isQwyError } from '@qwy/sdk/errors';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NextLook } from '../base/poll.ts';
import { Poll } from '../base/poll.ts';
import type { Timers } from '../base/timers.ts';

/** How far a citizen's sign-in is. */
export type LoginPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'starting' }
  /** The citizen is in the other window. `isBlocked`: it did not open, so that the address must be offered as a link. */
  | {
      readonly name: 'waiting';
      readonly url: string;
      /** What the window will ask for; none from a gateway that does not know it yet. */
      readonly number: string | undefined;
      readonly isBlocked: boolean;
      readonly isOffline: boolean;
    }
  | { readonly name: 'ended'; readonly outcome: 'failed' | 'expired' };

/** The part of a window that the sign-in needs. */
export type LoginWindow = Pick<Window, 'close' | 'opener'> & { readonly location: Pick<Location, 'replace'> };

export interface LoginFlowOptions {
  readonly client: () => Client | undefined;
  /** What kind of sign-in is asked for. */
  readonly wishes: () => LoginInput;
  readonly timers: () => Timers;
  /** Opens an empty window; `null` if the browser does not let us. */
  readonly openWindow: () => LoginWindow | null;
  readonly onStarted: () => void;
  readonly onFinished: (state: 'done' | 'failed' | 'expired') => void;
  readonly onError: (error: unknown) => void;
}

/** Wait between two questions about a sign-in, in milliseconds. */
const SHORTEST_WAIT = 1_500;
const LONGEST_WAIT = 3_000;

/**
 * A citizen's sign-in in a window of its own. That window has no way back to us (no opener, no shared storage): it reports to
 * the gateway, which we ask until it knows. While the citizen is in the other tab we rest, and ask at once when they return.
 */
export class LoginFlow implements ReactiveController {
  phase: LoginPhase = { name: 'idle' };
  readonly #host: ReactiveControllerHost;
  readonly #options: LoginFlowOptions;
  readonly #poll: Poll;
  #id = '';
  #attempt: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: LoginFlowOptions) {
    this.#host = host;
    this.#options = options;
    this.#poll = new Poll(host, {
      shortest: SHORTEST_WAIT,
      longest: LONGEST_WAIT,
      timers: options.timers,
      look: (signal) => this.#look(signal),
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Call it from a click: the window is opened at once, because browsers forbid it a moment later. */
  async start(): Promise<void> {
    const client = this.#options.client();
    if (!client || this.phase.name === 'starting') return;
    this.cancel();
    const { signal } = (this.#attempt = new AbortController());
    const opened = this.#options.openWindow();
    this.#set({ name: 'starting' });
    try {
      const { id, url, number } = await client.tokens.startLogin(this.#options.wishes(), { signal });
      if (signal.aborted) return opened?.close();
      this.#id = id;
      this.#wait(webAddress(url), number, opened);
    } catch (error) {
      opened?.close();
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Forgets this sign-in. */
  cancel(): void {
    this.#attempt?.abort();
    this.#poll.stop();
    this.#id = '';
    this.#set({ name: 'idle' });
  }

  #wait(url: string, number: string | undefined, opened: LoginWindow | null): void {
    if (opened) {
      opened.location.replace(url);
      opened.opener = null;
    }
    this.#set({ name: 'waiting', url, number, isBlocked: opened === null, isOffline: false });
    this.#options.onStarted();
    this.#poll.start();
  }

  async #look(signal: AbortSignal): Promise<NextLook | { atLeast: number }> {
    const client = this.#options.client();
    if (!client) return 'never';
    try {
      const { state } = await client.tokens.getLogin(this.#id, { signal });
      if (signal.aborted) return 'never';
      this.#setOffline(false);
      if (state === 'pending') return 'later';
      this.#finish(state);
      return 'never';
    } catch (error) {
      return signal.aborted ? 'never' : this.#onError(error);
    }
  }

  #onError(error: unknown): NextLook | { atLeast: number } {
    if (isQwyError(error) && error.retryable) {
      this.#setOffline(true);
      return error.retryAfter ? { atLeast: error.retryAfter * 1000 } : 'later';
    }
    if (isQwyError(error) && error.code === 'not_found') this.#finish('expired');
    else this.#fail(error);
    return 'never';
  }

  #fail(error: unknown): void {
    this.#id = '';
    this.#set({ name: 'idle' });
    this.#options.onError(error);
  }

  #finish(state: 'done' | 'failed' | 'expired'): void {
    this.#id = '';
    this.#set(state === 'done' ? { name: 'idle' } : { name: 'ended', outcome: state });
    this.#options.onFinished(state);
  }

  #setOffline(isOffline: boolean): void {
    if (this.phase.name === 'waiting' && this.phase.isOffline !== isOffline) this.#set({ ...this.phase, isOffline });
  }

  #set(phase: LoginPhase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}

/** Only web pages are opened: an address of another kind could run in our name. @throws {TypeError} */
function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('The sign-in is not at a web address');
  return href;
}
