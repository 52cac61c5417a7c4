import { describe, expect, it } from 'vitest';
import { FrameHeight } from './frame-height.ts';

describe('the height of a frame', () => {
  it('follows the content', () => {
    const height = new FrameHeight();
    expect([height.next(300, 0), height.next(420, 20), height.next(300, 2000)]).toEqual([300, 420, 300]);
  });

  it('ignores what is less than a pixel', () => {
    const height = new FrameHeight();
    height.next(300, 0);
    expect([height.next(300, 10), height.next(300.9, 20)]).toEqual([undefined, undefined]);
  });

  it('stops at the greater height when content and frame chase each other', () => {
    const height = new FrameHeight();
    let shown = 0;
    let changes = 0;
    for (let time = 0; time < 100; time++) {
      const next = height.next(time % 2 ? 317 : 300, time * 16);
      if (next !== undefined) {
        shown = next;
        changes++;
      }
    }
    expect(shown).toBe(317);
    expect(changes).toBeLessThan(10);
  });

  it('lets somebody open and close a part as often as they like', () => {
    const height = new FrameHeight();
    const shown = Array.from({ length: 20 }, (_, count) => height.next(count % 2 ? 600 : 300, count * 1000));
    expect(shown).not.toContain(undefined);
  });

  it('still follows content that really changed after a chase', () => {
    const height = new FrameHeight();
    for (let time = 0; time < 40; time++) height.next(time % 2 ? 317 : 300, time * 16);
    expect(height.next(200, 2000)).toBe(200);
  });
});
