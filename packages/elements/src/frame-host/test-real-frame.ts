import type { FakeGateway } from '@qwy/testing/fake-gateway';
import { RatingElement } from '../rating/rating.ts';
import type { RatingView } from '../rating/rating-view.ts';
import { turn } from './fake-frame.ts';

/** Both ends of a channel between a real host element and a real frame, in the hands of an attacker. */
export interface Ends {
  /** What is posted here arrives in the frame as if the host had said it. */
  readonly host: MessagePort;
  /** What is posted here arrives at the host as if the frame had said it. */
  readonly frame: MessagePort;
  /** The frame's own window. */
  readonly scope: Window & typeof globalThis;
  /** What host and frame really said to each other, oldest first. */
  readonly toFrame: readonly unknown[];
  readonly toHost: readonly unknown[];
}

/** A rating whose frame is the real one, run from its sources. Its frame asks `gateway`, which answers by a script. */
export class RealRatingElement extends RatingElement {
  gatewayOfFrame: FakeGateway | undefined;
  ends: Ends | undefined;
  /** How many frames there were. */
  frames = 0;

  protected override createFrame(): HTMLIFrameElement {
    const frame = super.createFrame();
    this.frames += 1;
    this.ends = undefined;
    const address = new URL('./fixtures/rating-frame.html', import.meta.url).href;
    Object.defineProperty(frame, 'src', { set: () => frame.setAttribute('src', address) });
    frame.addEventListener('load', () => this.#tap(frame)); // before the host's own listener, which shakes hands
    return frame;
  }

  /** The view in the frame, as soon as it is drawn. */
  async drawn(): Promise<{ view: RatingView; ends: Ends }> {
    for (;;) {
      if (this.phase === 'failed') throw new Error('the frame could not be drawn');
      const view = this.ends?.scope.document.querySelector('qwy-rating-view');
      if (this.phase === 'ready' && view && this.ends) return { view, ends: this.ends };
      await turn();
    }
  }

  /** Takes both ends of the channel that the host makes next, and gives the frame its gateway. */
  #tap(frame: HTMLIFrameElement): void {
    const scope = frame.contentDocument?.defaultView;
    const { gatewayOfFrame: gateway } = this;
    if (!scope || !gateway) throw new Error('no frame, or no gateway for it');
    scope.fetch = (input, init) => gateway.fetch(input, init);
    const toFrame: unknown[] = [];
    const toHost: unknown[] = [];
    const restore = onNextChannel(({ port1: host }) => {
      restore();
      host.addEventListener('message', ({ data }) => toHost.push(data));
      scope.addEventListener('message', ({ ports: [port] }) => {
        if (this.ends || !port) return;
        port.addEventListener('message', ({ data }) => toFrame.push(data));
        this.ends = { host, frame: port, scope, toFrame, toHost };
      });
    });
  }
}

/** Hands over the next channel that is made. @returns what ends it */
function onNextChannel(found: (channel: MessageChannel) => void): () => void {
  const Native = MessageChannel;
  globalThis.MessageChannel = class extends Native {
    constructor() {
      super();
      found(this);
    }
  };
  return () => void (globalThis.MessageChannel = Native);
}
