import { describe, expect, it } from 'vitest';
import { contrast, themeProperties } from './theme.ts';

const rgb = (hex = '') => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];

describe('a theme', () => {
  it('sets nothing when nothing is themed', () => {
    expect(themeProperties({})).toEqual({});
  });

  for (const brand of ['#004488', '#ffd400', '#808080', '#000000', '#ffffff', '#c8102e']) {
    it(`puts readable letters on ${brand}, also on its darker companion`, () => {
      const theme = themeProperties({ brand });
      expect(contrast(rgb(theme['--qwy-brand']), rgb(theme['--qwy-on-brand']))).toBeGreaterThanOrEqual(4);
      expect(contrast(rgb(theme['--qwy-brand-strong']), rgb(theme['--qwy-on-brand']))).toBeGreaterThanOrEqual(4.5);
    });
  }

  it('measures contrast as WCAG does', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
  });
});
