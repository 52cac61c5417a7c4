import { brandRamp, GROUNDS } from '@qwy/contract/rules/brand-ramp';
import { Preset } from '@qwy/contract/frame';
import { describe, expect, it } from 'vitest';
import { tokenProperties } from '../base/tokens.generated.ts';
import { PRESET_BRANDS } from './presets.generated.ts';
import { THEME_PROPERTIES, brandOf, brandProperties } from './theme-properties.ts';

const css = tokenProperties.cssText;

describe('a theme', () => {
  it('has no brand when nothing is said, the preset’s when only that is, and its own before the preset’s', () => {
    expect(brandOf({})).toBe(undefined);
    expect(brandOf({ preset: 'post' })).toBe(PRESET_BRANDS.post);
    expect(brandOf({ preset: 'post', brand: '#004488' })).toBe('#004488');
  });

  it('sets nothing without a brand, and everything it can set with one', () => {
    expect(brandProperties(undefined).size).toBe(0);
    expect([...brandProperties('#004488').keys()]).toEqual(THEME_PROPERTIES);
  });

  it('is what the tokens say where nobody themes anything', () => {
    for (const name of THEME_PROPERTIES.filter((property) => property.startsWith('--_'))) {
      const value = brandProperties(PRESET_BRANDS.government).get(name);
      expect(css).toMatch(new RegExp(`var\\(${name}, (?:var\\(--qwy-brand, )?${value}\\)`));
    }
  });

  it('is computed for the grounds that the tokens have', () => {
    expect(css).toContain(`--_surface: var(--qwy-surface, ${GROUNDS.light.surface})`);
    expect(css).toContain(`--_surface: ${GROUNDS.dark.surface};`);
  });

  it.each(Preset.options)('has a colour of its own for %s, which needs no change to be read', (preset) => {
    const brand = PRESET_BRANDS[preset];
    expect(brandRamp(brand).light).toMatchObject({ brand, brandText: brand, onBrand: '#ffffff' });
  });
});
