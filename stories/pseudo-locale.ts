/** Letters that look like themselves and are plainly not. */
const LETTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'aáeéiíoóuúcçnñsšzž'].reduce<[string, string][]>(pair, [])),
  ...Object.fromEntries([...'AÁEÉIÍOÓUÚCÇNÑSŠZŽ'].reduce<[string, string][]>(pair, [])),
};

function pair(pairs: [string, string][], letter: string, at: number, all: readonly string[] = []): [string, string][] {
  return at % 2 === 0 ? [...pairs, [letter, all[at + 1] ?? letter]] : pairs;
}

/** Words that may become this much longer in another language. */
const LONGER = 0.4;

/**
 * “Start” becomes “[Štárt ~~]”: accents show what a typeface lacks, the length shows what a layout has no room for, brackets show what
 * is cut off. Text without Latin letters stays.
 */
export function pseudo(text: string): string {
  const words = text.trim();
  if (!/[a-z]{2}/i.test(words)) return text;
  const accented = [...words].map((letter) => LETTERS[letter] ?? letter).join('');
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
