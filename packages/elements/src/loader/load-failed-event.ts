/**
 * `qwy-load-failed`: the module of this element could not be loaded; what is slotted in it stays on screen. Bubbles, composed.
 * The loader tries again when another element of this tag appears or the browser is online again.
 */
export class LoadFailedEvent extends Event {
  readonly tag: string;
  constructor(tag: string) {
    super('qwy-load-failed', { bubbles: true, composed: true });
    this.tag = tag;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'qwy-load-failed': LoadFailedEvent;
  }
}
