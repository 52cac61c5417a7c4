/** Swings between two heights within this time (ms) are a feedback loop between frame and page, not content. */
const SWING_TIME = 500;
/** How many swings are let pass. */
const SWINGS = 4;

/**
 * Decides which reported height an iframe takes. Changes below one pixel are noise. Content whose height depends on its own
 * frame (a scroll bar that comes and goes) would swing for ever: after a few swings the greater height is kept.
 */
export class FrameHeight {
  #current = 0;
  #previous = 0;
  #swings = 0;
  #reportedAt = -Infinity;

  /** @param now - monotonic time in milliseconds; @returns the height to set, or `undefined` to leave it. */
  next(reported: number, now: number): number | undefined {
    if (Math.abs(reported - this.#current) < 1) return undefined;
    const isSwing = reported === this.#previous && now - this.#reportedAt < SWING_TIME;
    this.#swings = isSwing ? this.#swings + 1 : 0;
    this.#reportedAt = now; // also when refused: the chase is not over
    if (this.#swings > SWINGS && reported < this.#current) return undefined;
    this.#previous = this.#current;
    this.#current = reported;
    return reported;
  }
}
