import type { Theme } from '@qwy/contract/frame';

type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/**
 * The custom properties that follow from a theme: from one brand colour its darker and paler companions, and white or near-black
 * letters on it, whichever reads better.
 */
export function themeProperties({ brand }: Theme): Readonly<Record<string, string>> {
  if (!brand) return {};
  const colour = parse(brand);
  const letters: Rgb = contrast(colour, WHITE) >= contrast(colour, [29, 33, 41]) ? WHITE : [29, 33, 41];
  return {
    '--qwy-brand': brand,
    '--qwy-brand-strong': hex(mix(colour, letters === WHITE ? BLACK : WHITE, 0.25)),
    '--qwy-brand-soft': hex(mix(colour, WHITE, 0.92)),
    '--qwy-on-brand': hex(letters),
  };
}

/** Names of all properties a theme can set. */
export const THEME_PROPERTIES = ['--qwy-brand', '--qwy-brand-strong', '--qwy-brand-soft', '--qwy-on-brand'] as const;

const parse = (text: string): Rgb => [channel(text, 1), channel(text, 3), channel(text, 5)];
const channel = (text: string, at: number): number => Number.parseInt(text.slice(at, at + 2), 16);
const hex = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
const mix = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** Contrast ratio as WCAG 2.2 defines it, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
