import type { CSSResult } from 'lit';
import type * as rest from './rest.ts';

/** See `rest.ts`. */
export type Rest = typeof rest;

/** Fetches the rest of the form; a dead line now is no reason not to try again when it is needed. */
export class RestLoader {
  readonly #adopt: (styles: CSSResult) => void;
  readonly #fetch: () => Promise<Rest>;
  #loaded: Rest | undefined;

  /** `adopt` takes the styles of what comes; `fetch` is for tests. */
  constructor(adopt: (styles: CSSResult) => void, fetch: () => Promise<Rest> = () => import('./rest.ts')) {
    this.#adopt = adopt;
    this.#fetch = fetch;
  }

  /** `undefined` as long as it is not here. */
  get loaded(): Rest | undefined {
    return this.#loaded;
  }

  /** @throws {TypeError} if it cannot be fetched */
  async load(): Promise<Rest> {
    const rest = await this.#fetch();
    if (!this.#loaded) this.#adopt(rest.finishStyles);
    this.#loaded = rest;
    return rest;
  }
}
