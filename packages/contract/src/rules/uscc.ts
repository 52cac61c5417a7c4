import { typedCode } from './typed-code.ts';

/** 统一社会信用代码, GB 32100: registrar, kind, six digits region, nine organisation code, one MOD 31 check character. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type UsccResult =
  | {
      ok: true;
      /** Clean form: 18 characters, upper case. */
      code: string;
      region: string;
      organisationCode: string;
    }
  | {
      ok: false;
      /** `character`: holds one that the code never uses, such as I, O, S, V, Z. `checksum`: mistyped. */
      code: 'length' | 'character' | 'checksum';
    };

/** Checks a unified social credit code as typed: spaces, full-width characters and small letters are fine. */
export function checkUscc(text: string): UsccResult {
  const code = typedCode(text).toUpperCase();
  if (code.length !== 18) return { ok: false, code: 'length' };
  if (!/^[0-9A-Z]{2}\d{6}/.test(code)) return { ok: false, code: 'character' };
  for (const character of code) {
    if (!ALPHABET.includes(character)) return { ok: false, code: 'character' };
  }
  if (usccCheckCharacter(code.slice(0, 17)) !== code[17]) return { ok: false, code: 'checksum' };
  return { ok: true, code, region: code.slice(2, 8), organisationCode: code.slice(8, 17) };
}

/** The check character behind seventeen characters; for making test codes. */
export function usccCheckCharacter(text: string): string | undefined {
  if (text.length !== 17) return undefined;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(text.charAt(index));
    if (value < 0) return undefined;
    sum += weight * value;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}
