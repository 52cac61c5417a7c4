/**
 * Pairs of neighbouring characters of each run of letters and digits; a run of one character stands for itself.
 * Stored with every name and matched as a set, so that a two-character Chinese word is found through an index.
 */
export function bigrams(text: string): string[] {
  const grams = new Set<string>();
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run];
    if (characters.length === 1) grams.add(run);
    for (let i = 0; i + 1 < characters.length; i += 1) grams.add(`${characters[i]}${characters[i + 1]}`);
  }
  return [...grams];
}
