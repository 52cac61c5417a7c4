/**
 * From one brand colour everything our elements draw in a brand's colours, in light and in dark, so that a partner need not know
 * about contrast. Lightness moves in OKLCH (Björn Ottosson, 2020), where hue stays what people call it; contrast is that of
 * WCAG 2.2. Whatever the colour: letters on the brand's ground and brand-coloured letters on either ground reach 4.5:1 (1.4.3), and in
 * the dark the brand's ground reaches 3:1 against what it stands on (1.4.11).
 */
export interface BrandTones {
  /** Ground of the main button. The brand colour itself, or the nearest that works. */
  readonly brand: string;
  /** Letters on `brand` and on `brandStrong`. */
  readonly onBrand: string;
  /** `brand` while a pointer is on it. */
  readonly brandStrong: string;
  /** A quiet ground, for what is chosen. */
  readonly brandSoft: string;
  /** Letters, icons and marks on `surface` and on `brandSoft`. */
  readonly brandText: string;
}

/** What the tones of a scheme must be seen on, and the two colours that letters may have. */
export interface Ground {
  readonly surface: string;
  readonly isDark: boolean;
}

export const GROUNDS = {
  light: { surface: '#ffffff', isDark: false },
  dark: { surface: '#1e1c19', isDark: true },
} as const satisfies Readonly<Record<string, Ground>>;

const WHITE = '#ffffff';
const INK = '#1d1b18';
/** WCAG 2.2, 1.4.3 (AA), for letters. */
const LETTERS = 4.5;
/** WCAG 2.2, 1.4.11, for what is no letter. */
const MARKS = 3;
/** One step of lightness; a hundred of them are from black to white. */
const STEP = 0.01;
/** How far a hovered ground moves. */
const HOVER = 0.07;

/** @param brand - `#rrggbb` @throws {TypeError} for anything else */
export function brandRamp(brand: string): Readonly<Record<'light' | 'dark', BrandTones>> {
  if (!/^#[0-9a-f]{6}$/i.test(brand)) throw new TypeError('`brand` must be #rrggbb');
  return { light: tones(brand.toLowerCase(), GROUNDS.light), dark: tones(brand.toLowerCase(), GROUNDS.dark) };
}

function tones(given: string, { surface, isDark }: Ground): BrandTones {
  const { hue, chroma } = lch(given);
  const brandSoft = hex({ lightness: isDark ? 0.26 : 0.96, chroma: Math.min(chroma, isDark ? 0.04 : 0.02), hue });
  const visible = isDark ? moved(given, STEP, (colour) => contrast(colour, surface) >= MARKS) : given;
  const { brand, onBrand } = lettered(visible);
  const away = onBrand === WHITE ? -HOVER : HOVER;
  return {
    brand,
    onBrand,
    brandStrong: hex(shifted(lch(brand), away)),
    brandSoft,
    // The soft ground is the nearer one in lightness: what can be read on it can be read on the other, too.
    brandText: moved(given, isDark ? STEP : -STEP, (colour) =>
      [surface, brandSoft].every((ground) => contrast(colour, ground) >= LETTERS),
    ),
  };
}

/** White letters where they can be read, else ink; where neither can (a middle grey), the ground gives way until white can. */
function lettered(colour: string): Pick<BrandTones, 'brand' | 'onBrand'> {
  const onBrand = contrast(colour, WHITE) < LETTERS && contrast(colour, INK) >= LETTERS ? INK : WHITE;
  return { brand: moved(colour, -STEP, (ground) => contrast(ground, onBrand) >= LETTERS), onBrand };
}

/** The first colour that is good enough on the way to black or to white. */
function moved(colour: string, step: number, isGood: (colour: string) => boolean): string {
  if (isGood(colour)) return colour;
  const start = lch(colour);
  for (let shift = step; Math.abs(shift) <= 1; shift += step) {
    const next = hex(shifted(start, shift));
    if (isGood(next)) return next;
  }
  return step > 0 ? WHITE : '#000000';
}

interface Lch {
  readonly lightness: number;
  readonly chroma: number;
  /** Radians. */
  readonly hue: number;
}

const shifted = (colour: Lch, by: number): Lch => ({
  ...colour,
  lightness: Math.min(1, Math.max(0, colour.lightness + by)),
});

/** Contrast ratio of two `#rrggbb`, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

type Rgb = readonly [number, number, number];

/** Linear light, 0 to 1. */
function linear(colour: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function lch(colour: string): Lch {
  const [r, g, b] = linear(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const [a, b2] = [
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { lightness, chroma: Math.hypot(a, b2), hue: Math.atan2(b2, a) };
}

/** Colours that no screen shows lose chroma until one can. */
function hex({ lightness, chroma, hue }: Lch): string {
  let rgb = toLinear({ lightness, chroma, hue });
  for (let less = chroma; less > 0 && rgb.some((value) => value < -0.001 || value > 1.001); less -= 0.004) {
    rgb = toLinear({ lightness, chroma: Math.max(0, less - 0.004), hue });
  }
  const channel = (value: number): string => {
    const bounded = Math.min(1, Math.max(0, value));
    const encoded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${rgb.map(channel).join('')}`;
}

function toLinear({ lightness, chroma, hue }: Lch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
