import { isSeen, everything, nameOf, texts } from './tree.ts';

/** 适老化 (MIIT 2021): main text of the elder version has 18 px at least; small print in the standard one is still print. */
const SMALLEST_TEXT = { standard: 14, elder: 18, kiosk: 18 };
/** 适老化: 44 px, in the elder version 60 px. WCAG 2.5.8 asks for 24. */
const SMALLEST_TARGET = { standard: 44, elder: 60, kiosk: 60 };
/** 适老化. */
const LEAST_LINE_HEIGHT = 1.3;

export type Size = keyof typeof SMALLEST_TEXT;

/** Texts that are drawn smaller than this appearance promises. */
export const smallTexts = (view: HTMLElement, size: Size): string[] =>
  texts(view)
    .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < SMALLEST_TEXT[size])
    .map((element) => `${nameOf(element)} has ${getComputedStyle(element).fontSize}`);

/** Texts whose lines are closer than 1.3 times their letters. */
export const tightLines = (view: HTMLElement): string[] =>
  texts(view)
    .filter((element) => {
      const { lineHeight, fontSize } = getComputedStyle(element);
      // `normal` is the typeface's own, 1.1 to 1.5: nobody promised it.
      return !(Number.parseFloat(lineHeight) >= LEAST_LINE_HEIGHT * Number.parseFloat(fontSize) - 0.1);
    })
    .map((element) => `${nameOf(element)} has ${getComputedStyle(element).lineHeight}`);

const TARGETS =
  'button, a[href], summary, select, textarea, input:not([type=radio], [type=checkbox], [type=hidden]), label:has(input)';

/** Things to press that a thumb misses. A link within a sentence is as high as its line (WCAG 2.5.8, inline). */
export const smallTargets = (view: HTMLElement, size: Size): string[] =>
  [...everything(view)]
    .filter((element) => element.matches(TARGETS) && isSeen(element) && !isInline(element))
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.round(height) < SMALLEST_TARGET[size] || Math.round(width) < 24;
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${nameOf(element)} is ${Math.round(width)} × ${Math.round(height)}`;
    });

const isInline = (element: HTMLElement): boolean =>
  element.localName === 'a' && getComputedStyle(element).display === 'inline';
