import type { BrandTones } from '@qwy/contract/rules/brand-ramp';
import { GROUNDS, brandRamp, contrast } from '@qwy/contract/rules/brand-ramp';

/** One thing that must be readable. */
export interface Judgement {
  readonly what: string;
  readonly one: string;
  readonly other: string;
  /** Contrast ratio. */
  readonly ratio: number;
  /** The least that WCAG 2.2 allows. */
  readonly least: number;
}

/** What a brand colour comes to, in light and dark: everything that is read or has to be seen. */
export function judgeBrand(brand: string): readonly Judgement[] {
  const ramp = brandRamp(brand);
  return (['light', 'dark'] as const).flatMap((scheme) => judge(scheme, ramp[scheme]));
}

function judge(scheme: 'light' | 'dark', tones: BrandTones): Judgement[] {
  const { surface } = GROUNDS[scheme];
  const pair = (what: string, one: string, other: string, least: number): Judgement => ({
    what: `${scheme}: ${what}`,
    one,
    other,
    ratio: contrast(one, other),
    least,
  });
  return [
    pair('letters on the main button', tones.onBrand, tones.brand, 4.5),
    pair('letters on it while it is pressed', tones.onBrand, tones.brandStrong, 4.5),
    pair('brand-coloured letters on the ground', tones.brandText, surface, 4.5),
    pair('brand-coloured letters on the quiet ground', tones.brandText, tones.brandSoft, 4.5),
  ];
}

/** What to say about a colour that cannot be used as it is. */
export function adaptation(brand: string): string | undefined {
  const { brand: ground, brandText } = brandRamp(brand).light;
  if (ground.toLowerCase() !== brand.toLowerCase())
    return `Your colour is too pale or too dark for a button: ${ground} is used instead.`;
  if (brandText.toLowerCase() !== brand.toLowerCase())
    return `Your colour has ${contrast(brand, GROUNDS.light.surface).toFixed(1)}:1 on white, too little for letters: ${brandText} is used for them. The button keeps it.`;
  return undefined;
}
