/**
 * A provider's order to forget everything the visitor left (`qwy-wipe`). Fired at the provider only, for the elements inside:
 * neither bubbles nor is composed. Each listener may say how long it needs.
 */
export class WipeEvent extends Event {
  readonly #work: Promise<unknown>[] = [];

  constructor() {
    super('qwy-wipe');
  }

  waitUntil(work: Promise<unknown>): void {
    this.#work.push(work);
  }

  /** Resolves when all work has ended, well or badly. */
  async settled(): Promise<void> {
    await Promise.all(this.#work.map((work) => work.catch(() => undefined)));
  }
}
