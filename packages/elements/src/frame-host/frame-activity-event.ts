/** `qwy-activity`: somebody uses an element's frame; the page itself cannot see that. Bubbles, composed; at most one a second. */
export class FrameActivityEvent extends Event {
  constructor() {
    super('qwy-activity', { bubbles: true, composed: true });
  }
}
