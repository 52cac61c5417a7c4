import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Opens folded details while the page prints, because paper cannot be tapped, and folds them again afterwards. */
export class PrintUnfolder implements ReactiveController {
  readonly #details: () => Iterable<HTMLDetailsElement>;
  #unfolded: readonly HTMLDetailsElement[] = [];

  constructor(host: ReactiveControllerHost, details: () => Iterable<HTMLDetailsElement>) {
    this.#details = details;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#unfold);
    window.addEventListener('afterprint', this.#fold);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#unfold);
    window.removeEventListener('afterprint', this.#fold);
    this.#fold();
  }

  readonly #unfold = (): void => {
    this.#unfolded = [...this.#details()].filter((details) => !details.open);
    for (const details of this.#unfolded) details.open = true;
  };

  readonly #fold = (): void => {
    for (const details of this.#unfolded) details.open = false;
    this.#unfolded = [];
  };
}
