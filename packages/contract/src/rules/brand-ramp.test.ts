import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/brand-ramp.json' with { type: 'json' };
import { GROUNDS, brandRamp, contrast } from './brand-ramp.ts';

describe('a brand colour', () => {
  it.each(vectors.cases)('$brand becomes what the vectors say', ({ brand, ...ramp }) => {
    expect(brandRamp(brand)).toEqual(ramp);
  });

  it('can be read wherever it is used, whatever it is (WCAG 2.2, 1.4.3 and 1.4.11)', () => {
    const colours = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colours, fc.constantFrom('light', 'dark'), (brand, scheme) => {
        const tones = brandRamp(brand)[scheme];
        const { surface, isDark } = GROUNDS[scheme];
        expect(contrast(tones.onBrand, tones.brand)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tones.onBrand, tones.brandStrong)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tones.brandText, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tones.brandText, tones.brandSoft)).toBeGreaterThanOrEqual(4.5);
        if (isDark) expect(contrast(tones.brand, surface)).toBeGreaterThanOrEqual(3);
      }),
      { seed: 20261127, numRuns: 400 },
    );
  });

  it('stays as it is where it can be read', () => {
    expect(brandRamp('#00664F').light).toMatchObject({ brand: '#00664f', brandText: '#00664f', onBrand: '#ffffff' });
  });

  it('is #rrggbb or nothing', () => {
    for (const brand of ['red', '#fff', '#12345g', '#123456; color: red']) {
      expect(() => brandRamp(brand)).toThrow('`brand` must be #rrggbb');
    }
  });

  it('is measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});
