import { randomId } from './random-id.ts';

/**
 * The idempotency key of one thing a citizen sends: the same as long as its content stays the same, however often they try,
 * so that the gateway does it once.
 */
export class RepeatKey {
  readonly #newId: () => string;
  #content = '';
  #key = '';

  constructor(newId: () => string = () => randomId()) {
    this.#newId = newId;
  }

  /** Key for this content. */
  for(content: unknown): string {
    const text = JSON.stringify(content);
    if (text !== this.#content) {
      this.#content = text;
      this.#key = this.#newId();
    }
    return this.#key;
  }

  forget(): void {
    this.#content = '';
  }
}
