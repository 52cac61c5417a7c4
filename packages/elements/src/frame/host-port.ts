import type { FrameSettings } from '@qwy/contract/frame';
import { FrameMessage, HostMessage } from '@qwy/contract/frame';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { randomId } from '../base/random-id.ts';
import type { Timers } from '../base/timers.ts';
import { systemTimers } from '../base/timers.ts';

/** How long the host may take for an embed token, in milliseconds; a little longer than the host itself waits. */
const TOKEN_TIMEOUT = 12_000;

/** Why there is no embed token: `refused` covers a host that has no way to get one. */
export class NoEmbedTokenError extends Error {
  readonly code: 'refused' | 'network';
  constructor(code: 'refused' | 'network') {
    super(`No embed token: ${code}`);
    this.code = code;
  }
}

export interface HostPortOptions {
  readonly onSettings: (settings: FrameSettings) => void;
  readonly onWipe: () => void;
  readonly timers?: Timers;
}

interface Waiting {
  readonly resolve: (token: string) => void;
  readonly reject: (error: Error) => void;
}

/** The frame's end of the channel. Both directions are checked: what has not the shape of the contract is neither read nor sent. */
export class HostPort {
  readonly #port: MessagePort;
  readonly #options: HostPortOptions;
  readonly #waiting = new Map<string, Waiting>();

  constructor(port: MessagePort, options: HostPortOptions) {
    this.#port = port;
    this.#options = options;
    port.onmessage = (event) => this.#receive(event.data);
  }

  /** Sends a message; one that must not cross is dropped, with a note for ourselves. */
  send(message: unknown): void {
    const parsed = FrameMessage.safeParse(message);
    if (parsed.success) this.#port.postMessage(parsed.data);
    else console.error('[qwy] A message to the host was not sent: it does not fit the contract.');
  }

  /** Asks the host for an embed token. @throws {NoEmbedTokenError} */
  requestToken(wanted: EmbedTokenRequest): Promise<string> {
    const request = randomId();
    const timers = this.#options.timers ?? systemTimers;
    return new Promise<string>((resolve, reject) => {
      const cancel = timers.after(TOKEN_TIMEOUT, () => this.#settle(request)?.reject(new NoEmbedTokenError('network')));
      this.#waiting.set(request, {
        resolve: (token) => (cancel(), resolve(token)),
        reject: (error) => (cancel(), reject(error)),
      });
      this.send({ type: 'token-request', request, ...wanted });
    });
  }

  close(): void {
    this.#port.onmessage = null;
    this.#port.close();
    for (const request of [...this.#waiting.keys()]) this.#settle(request)?.reject(new NoEmbedTokenError('network'));
  }

  #receive(data: unknown): void {
    const parsed = HostMessage.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.type) {
      case 'settings':
        return this.#options.onSettings(message.settings);
      case 'wipe':
        return this.#options.onWipe();
      case 'token':
        return this.#settle(message.request)?.resolve(message.token);
      case 'token-failed':
        return this.#settle(message.request)?.reject(
          new NoEmbedTokenError(message.code === 'network' ? 'network' : 'refused'),
        );
    }
  }

  /** Each request is answered once; an answer to nothing we asked finds nobody. */
  #settle(request: string): Waiting | undefined {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    return waiting;
  }
}
