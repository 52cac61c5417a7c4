/**
 * 组织机构代码, GB 11714: eight digits or letters and a check character, once printed `00877868-5`.
 * Superseded by the unified code, which carries it at positions 9 to 17; still frequent in live data.
 */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The nine characters without hyphen if the text is such a code with a right check character, else `undefined`. */
export function readOrganisationCode(text: string): string | undefined {
  const code = text.replace(/^([0-9A-Z]{8})-([0-9X])$/, '$1$2');
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code[index] ?? ''), 0);
  const check = '0X987654321'[sum % 11];
  return check === code[8] ? code : undefined;
}
