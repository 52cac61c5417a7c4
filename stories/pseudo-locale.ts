/** Vowels that look like themselves and are plainly not: each stands at the place of its plain one. */
const [PLAIN, ACCENTED] = ['aeiouAEIOU', 'áéíóúÁÉÍÓÚ'];

/** Words that may become this much longer in another language. */
const LONGER = 0.4;

/**
 * “Start” becomes “[Stárt ~~]”: accents show what a typeface lacks, the length shows what a layout has no room for, brackets show what
 * is cut off. Text without Latin letters stays.
 */
export function pseudo(text: string): string {
  const words = text.trim();
  if (!/[a-z]{2}/i.test(words)) return text;
  const accented = [...words].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
  return `[${accented} ${'~'.repeat(Math.ceil(words.length * LONGER))}]`;
}

/** Does that to every text of ours on screen. The texts' nodes stay, so the element can go on drawing. */
export function pseudoLocale(element: Element): void {
  const root = element.shadowRoot ?? element;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement?.closest('[translate=no], style, textarea')) continue;
    text.nodeValue = pseudo(text.nodeValue ?? '');
  }
  for (const inner of root.querySelectorAll('*')) if (inner.shadowRoot) pseudoLocale(inner);
}
