import { above, everything, isSeen, nameOf, texts } from './tree.ts';

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** WCAG 1.4.3 and 适老化: 4.5:1; 3:1 for letters of 24 px, or 18.66 px and bold. Placeholders and what is disabled are exempt. */
export function paleTexts(view: HTMLElement): string[] {
  return texts(view)
    .filter((element) => !element.closest('[disabled], [aria-disabled=true]'))
    .flatMap((element) => {
      const style = getComputedStyle(element);
      const size = Number.parseFloat(style.fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      const ground = background(element);
      const found = ratio(over(colour(style.color), ground), ground);
      return found < least ? [`${nameOf(element)} has ${found.toFixed(2)}:1, not ${least}:1`] : [];
    });
}

/** WCAG 1.4.11: the edge of a field or of a quiet button against what is around it, 3:1. */
export function paleEdges(view: HTMLElement): string[] {
  return [...everything(view)]
    .filter(
      (element) => element.matches('input:not([type=radio], [type=checkbox]), select, textarea') && isSeen(element),
    )
    .flatMap((element) => {
      const style = getComputedStyle(element);
      const around = above(element);
      const ground = around ? background(around) : WHITE;
      const edge = ratio(over(colour(style.borderBottomColor), ground), ground);
      const fill = ratio(background(element), ground);
      return Math.max(edge, fill) < 3 ? [`${nameOf(element)} has an edge of ${edge.toFixed(2)}:1`] : [];
    });
}

const WHITE: Rgba = [255, 255, 255, 1];

/** What is painted behind an element: its own colour over that of everything it stands on. */
export function background(element: Element): Rgba {
  const layers: Rgba[] = [];
  for (let at: Element | null = element; at; at = above(at)) {
    const layer = colour(getComputedStyle(at).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((ground, layer) => over(layer, ground), WHITE);
}

/** Computed colours are `rgb()`, or `color(srgb …)` where they were mixed. @throws {Error} on anything else */
export function colour(text: string): Rgba {
  const numbers = [...text.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(([number]) => Number(number));
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  if (/^rgba?\(/.test(text)) return [red, green, blue, alpha];
  if (text.startsWith('color(srgb')) return [red * 255, green * 255, blue * 255, alpha];
  throw new Error(`The colour ${text} cannot be read.`);
}

export const over = (top: Rgba, ground: Rgba): Rgba => [
  top[0] * top[3] + ground[0] * (1 - top[3]),
  top[1] * top[3] + ground[1] * (1 - top[3]),
  top[2] * top[3] + ground[2] * (1 - top[3]),
  1,
];

/** Contrast ratio as WCAG 2.2 defines it. */
export function ratio(one: Rgba, other: Rgba): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number): number =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
