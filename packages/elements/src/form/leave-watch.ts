import { pointerOf } from './fields/read-field.ts';

/**
 * Notices when a field is left. The news waits until a press that may have caused it is over: a sentence that appears in between
 * would move the button away from under the finger.
 */
export class LeaveWatch {
  readonly #later: (callback: () => void) => void;
  readonly #onLeave: (pointer: string) => void;
  readonly #left = new Set<string>();
  #isPressing = false;

  /** `later` calls back when what happens now is over. */
  constructor(later: (callback: () => void) => void, onLeave: (pointer: string) => void) {
    this.#later = later;
    this.#onLeave = onLeave;
  }

  readonly onFocusOut = (event: FocusEvent): void => {
    const pointer = pointerOf(event.target);
    if (pointer === undefined || pointerOf(event.relatedTarget) === pointer) return;
    this.#left.add(pointer);
    this.#later(this.#tell);
  };

  readonly onPointerDown = (): void => {
    this.#isPressing = true;
  };

  /** Finger or button went up, or the press became a scroll. */
  readonly onPointerOver = (): void => {
    this.#isPressing = false;
    this.#later(this.#tell);
  };

  readonly #tell = (): void => {
    if (this.#isPressing) return;
    const left = [...this.#left];
    this.#left.clear();
    for (const pointer of left) this.#onLeave(pointer);
  };
}
