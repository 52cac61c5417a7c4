import { nameOf, texts } from './tree.ts';

const HAN = /[\u4e00-\u9fff]/;
const SENTENCE = /[a-z]{3,} [a-z]{2,}/i;

/** WCAG 3.1.2: a sentence in English is marked as English, wherever the page is in Chinese. */
export const wrongLanguage = (view: HTMLElement): string[] =>
  texts(view)
    .filter((element) => {
      const text = [...element.childNodes]
        .flatMap((node) => (node instanceof Text ? [node.nodeValue ?? ''] : []))
        .join(' ');
      return (
        !HAN.test(text) &&
        SENTENCE.test(text) &&
        !(element.closest('[lang]')?.getAttribute('lang') ?? '').startsWith('en')
      );
    })
    .map((element) => `${nameOf(element)} is not marked as English`);
