import type { HostMessage, Handshake } from '@qwy/contract/frame';
import { FrameMessage } from '@qwy/contract/frame';
import type * as z from 'zod/mini';
import { randomId } from '../base/random-id.ts';

/** How long a frame may take from its address being set to its first `ready`, in milliseconds. */
export const READY_TIMEOUT = 15_000;
/**
 * How long a frame whose document has loaded may stay silent, in milliseconds. Its script runs before `load` and answers the
 * handshake at once; silence means a refused document (browsers do not tell us) or none of ours.
 */
export const SILENCE_TIMEOUT = 5_000;
/** How long a frame may take to forget before it is removed anyway, in milliseconds. */
export const WIPE_TIMEOUT = 1_000;

export interface FrameConnectionOptions {
  readonly frame: HTMLIFrameElement;
  /** The exact origin the handshake is addressed to: a document of another origin never gets the port. */
  readonly origin: string;
  /** Called with each message of a known shape; others are dropped. */
  readonly onMessage: (message: FrameMessage) => void;
  /** The channel is open: whatever is sent now arrives first. */
  readonly onConnect: () => void;
  /** `timeout`: no `ready` in time; `frame_refused`: a document loaded, but it is not our frame. */
  readonly onSilence: (why: 'timeout' | 'frame_refused') => void;
}

/**
 * The host's end of one frame: shakes hands on each load of the frame's document, then speaks over one port. The frame may load
 * anew by itself (it does when it comes back from the back-forward cache): then the old channel is closed and a new one made.
 */
export class FrameConnection {
  readonly #options: FrameConnectionOptions;
  #port: MessagePort | undefined;
  #readyTimer: ReturnType<typeof setTimeout> | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #onWiped: (() => void) | undefined;

  constructor(options: FrameConnectionOptions) {
    this.#options = options;
    options.frame.addEventListener('load', this.#onLoad);
    this.#expectReady();
  }

  /** Sends a message; before the handshake there is nobody to hear it. */
  send(message: HostMessage): void {
    this.#port?.postMessage(message);
  }

  /** Tells the frame to forget everything; resolves when it has, or when it took too long. */
  async wipe(): Promise<void> {
    if (!this.#port) return;
    await new Promise<void>((resolve) => {
      this.#onWiped = resolve;
      setTimeout(resolve, WIPE_TIMEOUT);
      this.send({ type: 'wipe' });
    });
    this.#onWiped = undefined;
  }

  /** Ends the channel; the frame itself is the caller's to remove. */
  close(): void {
    this.#options.frame.removeEventListener('load', this.#onLoad);
    clearTimeout(this.#readyTimer);
    clearTimeout(this.#silenceTimer);
    this.#closePort();
    this.#onWiped?.();
  }

  #expectReady(): void {
    clearTimeout(this.#readyTimer);
    this.#readyTimer = setTimeout(() => this.#options.onSilence('timeout'), READY_TIMEOUT);
  }

  readonly #onLoad = (): void => {
    const isReload = this.#port !== undefined;
    this.#closePort();
    if (isReload) this.#expectReady();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => this.#receive(event.data);
    this.#port = port1;
    const handshake: z.infer<typeof Handshake> = { qwy: 1, channel: randomId() };
    this.#options.frame.contentWindow?.postMessage(handshake, this.#options.origin, [port2]);
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#options.onSilence('frame_refused'), SILENCE_TIMEOUT);
    this.#options.onConnect();
  };

  #receive(data: unknown): void {
    const parsed = FrameMessage.safeParse(data);
    if (!parsed.success) return;
    clearTimeout(this.#silenceTimer);
    if (parsed.data.type === 'ready') clearTimeout(this.#readyTimer);
    if (parsed.data.type === 'wiped') this.#onWiped?.();
    this.#options.onMessage(parsed.data);
  }

  #closePort(): void {
    if (!this.#port) return;
    this.#port.onmessage = null;
    this.#port.close();
    this.#port = undefined;
  }
}
