import { expect, it } from 'vitest';
import { AssuranceLevel, isAssured } from './assurance.ts';

it('orders the levels of assurance, and takes none for less than the lowest', () => {
  const table = AssuranceLevel.options.map((held) => AssuranceLevel.options.map((needed) => isAssured(held, needed)));
  expect(table).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true],
  ]);
  for (const needed of AssuranceLevel.options) expect(isAssured(undefined, needed)).toBe(false);
});
