/** `qwy-session-ended`: a visit at a shared terminal is over and everything of ours has been wiped; show the start screen. Bubbles, composed. */
export class SessionEndedEvent extends Event {
  /** `idle`: nobody was there any more; `citizen`: they pressed the button; `host`: the page called `endVisit()`. */
  readonly reason: 'idle' | 'citizen' | 'host';
  constructor(reason: 'idle' | 'citizen' | 'host') {
    super('qwy-session-ended', { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'qwy-session-ended': SessionEndedEvent;
  }
}
