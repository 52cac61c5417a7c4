import type { Theme } from '@qwy/contract/frame';
import type { BrandTones } from '@qwy/contract/rules/brand-ramp';
import { brandRamp } from '@qwy/contract/rules/brand-ramp';
import { PRESET_BRANDS } from './presets.generated.ts';

/** Custom property by tone; after `--_light-` or `--_dark-`, because which of the two it is, each element's own scheme decides. */
const TONES = {
  brand: 'brand',
  onBrand: 'on-brand',
  brandStrong: 'brand-strong',
  brandSoft: 'brand-soft',
  brandText: 'brand-text',
} as const satisfies Readonly<Record<keyof BrandTones, string>>;

/** Names of all custom properties that a theme can set. */
export const THEME_PROPERTIES: readonly string[] = [
  '--qwy-brand',
  ...(['light', 'dark'] as const).flatMap((scheme) => Object.values(TONES).map((name) => `--_${scheme}-${name}`)),
];

/** The theme's brand colour: its own, else its preset's, else none. */
export const brandOf = ({ brand, preset }: Pick<Theme, 'brand' | 'preset'>): string | undefined =>
  brand ?? (preset && PRESET_BRANDS[preset]);

/** What follows from a brand colour for everything below the element that these are set on; nothing from none. */
export function brandProperties(brand: string | undefined): ReadonlyMap<string, string> {
  if (brand === undefined) return new Map();
  const ramp = brandRamp(brand);
  const tones = (scheme: 'light' | 'dark') =>
    Object.entries(TONES).map(([tone, name]): [string, string] => [
      `--_${scheme}-${name}`,
      ramp[scheme][tone as keyof BrandTones],
    ]);
  return new Map([['--qwy-brand', brand], ...tones('light'), ...tones('dark')]);
}

/** Sets what is in `properties` and takes back what is not. Through the CSSOM: a `style` attribute would need 'unsafe-inline'. */
export function setTheme(style: CSSStyleDeclaration, properties: ReadonlyMap<string, string>): void {
  for (const name of THEME_PROPERTIES) {
    const value = properties.get(name);
    if (value === undefined) style.removeProperty(name);
    else style.setProperty(name, value);
  }
}
