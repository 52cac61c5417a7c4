import { isDay } from './day.ts';
import { typedCode } from './typed-code.ts';

/** 公民身份号码, GB 11643: six digits region, eight birthday, three order (odd: male), one ISO 7064 MOD 11-2 check character. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

export type CitizenIdResult =
  | { ok: true; number: string; region: string; birthday: string; sex: 'male' | 'female' }
  | {
      ok: false;
      /** `legacy`: the 15-digit form, no longer issued. `date`: no such day, or after `today`. `checksum`: mistyped. */
      code: 'shape' | 'legacy' | 'date' | 'checksum';
    };

/**
 * Checks a citizen's number as typed (spaces, full-width digits and a small x are fine); `number` is its clean form.
 * The date is judged before the check character, because it tells where the slip is.
 * `today` (a day) also refuses birthdays in the future. Says nothing about whether the number was ever issued.
 */
export function checkCitizenId(text: string, options: { today?: string } = {}): CitizenIdResult {
  const number = typedCode(text).toUpperCase();
  if (/^[1-9]\d{14}$/.test(number)) return { ok: false, code: 'legacy' };
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, code: 'shape' };

  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthday) || birthday < '1800-01-01') return { ok: false, code: 'date' };
  if (options.today !== undefined && birthday > options.today) return { ok: false, code: 'date' };
  if (citizenIdCheckCharacter(number.slice(0, 17)) !== number[17]) return { ok: false, code: 'checksum' };

  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, number, region: number.slice(0, 6), birthday, sex };
}

/** The check character behind seventeen digits; for making test numbers. */
export function citizenIdCheckCharacter(digits: string): string | undefined {
  if (!/^\d{17}$/.test(digits)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS[sum % 11];
}
