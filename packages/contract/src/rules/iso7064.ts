/**
 * ISO 7064 hybrid systems MOD M+1,M: MOD 11,10 for digits, MOD 37,36 for digits and letters.
 * They catch every single wrong character and every swap of neighbours but one pair.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character that belongs behind `text`; `undefined` if `text` holds a character outside the first `modulus` of 0-9A-Z. */
export function hybridCheckCharacter(text: string, modulus: 10 | 36): string | undefined {
  let product: number = modulus;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0 || value >= modulus) return undefined;
    const sum = (product + value) % modulus || modulus;
    product = (sum * 2) % (modulus + 1);
  }
  return ALPHABET[(modulus + 1 - product) % modulus];
}
