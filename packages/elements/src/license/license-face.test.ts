import { describe, expect, it } from 'vitest';
import { covered } from './license-face.ts';

describe('a secret value that is covered', () => {
  it.each([
    ['61092619000101000X', '6109******000X'],
    ['00000000000000000X', '0000******000X'],
  ])('keeps the ends of a long number: %s', (value, shown) => {
    expect(covered(value)).toBe(shown);
  });

  it.each(['1900年1月1日', '陕西省安康市平利县城关镇样例路0号', '13800000000', '样例甲', ''])(
    'shows nothing else, not even a length: %s',
    (value) => {
      expect(covered(value)).toBe('******');
    },
  );
});
