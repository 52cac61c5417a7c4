import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { numberOf } from './number.ts';

const many = Array.from({ length: 3_000 }, (_, index) =>
  numberOf({ codeVerifier: createHash('sha256').update(String(index)).digest('base64url') }),
);

describe('the number to compare', () => {
  it('is one of three different numbers of two digits', () => {
    for (const { number, choices } of many) {
      expect(choices).toHaveLength(3);
      expect(new Set(choices).size).toBe(3);
      expect(choices).toContain(number);
      for (const choice of choices) expect(choice).toMatch(/^[1-9]\d$/);
    }
  });

  it('stays the same for one sign-in', () => {
    const login = { codeVerifier: 'verifier' };
    expect(numberOf(login)).toEqual(numberOf(login));
  });

  it('is not told by its place, and is any number', () => {
    const places = [0, 1, 2].map((place) => many.filter(({ number, choices }) => choices[place] === number).length);
    for (const count of places) expect(count).toBeGreaterThan(800);
    expect(new Set(many.map(({ number }) => number)).size).toBe(90);
  });
});
