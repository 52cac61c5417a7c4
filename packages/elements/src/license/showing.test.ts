import { describe, expect, it } from 'vitest';
import { LONGEST_SHOWING, lifeOf } from './showing.ts';

const asked = Date.parse('2026-11-23T08:30:00Z');
const received = asked + 800;
const expiresAt = (offset: number) => new Date(asked + offset).toISOString();

describe('the time a licence is shown', () => {
  it('is what the gateway says', () => {
    expect(lifeOf(expiresAt(60_300), asked, received)).toBe(59_500);
  });

  it('is shorter when the code is of an earlier moment', () => {
    expect(lifeOf(expiresAt(20_800), asked, received)).toBe(20_000);
  });

  it.each([
    ['hours slow', 7_200_000],
    ['hours fast', -7_200_000],
    ['a little slow', 75_000],
  ])('never exceeds a minute from the question when this clock is %s', (_, offset) => {
    expect(lifeOf(expiresAt(offset), asked, received)).toBe(LONGEST_SHOWING - 800);
  });
});
