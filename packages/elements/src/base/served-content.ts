/** What a person can have changed in it before any script of ours ran. */
const CHANGEABLE = 'details, input';
const FOCUSABLE = 'a, button, input, summary';

/**
 * What a server drew into an element's shadow root (declarative shadow DOM). It stands there until the element has drawn the same
 * itself, and is replaced within one frame: nothing flashes, nothing moves.
 */
export class ServedContent {
  readonly #root: ShadowRoot | null;
  readonly #nodes: readonly ChildNode[];

  /** @param root - before anything else is drawn into it; `null`: nothing was served */
  constructor(root: ShadowRoot | null) {
    this.#root = root;
    this.#nodes = Array.from(root?.childNodes ?? []);
  }

  get isThere(): boolean {
    return this.#nodes.some((node) => node.isConnected);
  }

  /** @returns gives what was drawn in its place the reader's focus, choices and unfolded answers, if it is the same */
  remove(): () => void {
    const changed = this.#all<HTMLElement>(CHANGEABLE);
    const focusable = this.#all<HTMLElement>(FOCUSABLE);
    const focused = focusable.findIndex((element) => element === this.#root?.activeElement);
    for (const node of this.#nodes) node.remove();
    return () => {
      const now = this.#all<HTMLElement>(CHANGEABLE);
      if (now.length === changed.length) now.forEach((element, index) => resume(element, changed[index]));
      const next = this.#all<HTMLElement>(FOCUSABLE);
      if (focused >= 0 && next.length === focusable.length) next[focused]?.focus({ preventScroll: true });
    };
  }

  #all<E extends Element>(selector: string): E[] {
    return Array.from(this.#root?.querySelectorAll<E>(selector) ?? []);
  }
}

function resume(now: HTMLElement, before: HTMLElement | undefined): void {
  if (now instanceof HTMLDetailsElement && before instanceof HTMLDetailsElement) now.open = before.open;
  if (now instanceof HTMLInputElement && before instanceof HTMLInputElement && before.checked && !now.checked)
    now.click();
}
