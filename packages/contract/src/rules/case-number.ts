import { CaseNumber } from '../ids.ts';
import { dayNumber, isDay } from './day.ts';
import { hybridCheckCharacter } from './iso7064.ts';
import { typedCode } from './typed-code.ts';

export type CaseNumberResult =
  { ok: true; number: CaseNumber; day: string } | { ok: false; code: 'shape' | 'date' | 'checksum' };

/**
 * `20261123-483920-3` from the filing day and six digits (random ones, so that nobody can count the county's cases).
 * @throws {TypeError} if either has the wrong shape.
 */
export function makeCaseNumber(day: string, digits: string): CaseNumber {
  dayNumber(day);
  if (!/^\d{6}$/.test(digits)) throw new TypeError('`digits` must be six digits');
  const date = day.replace(/-/g, '');
  return CaseNumber.parse(`${date}-${digits}-${hybridCheckCharacter(date + digits, 10)}`);
}

/** Checks a number as copied from a receipt: full-width digits, other dashes and missing hyphens are fine. */
export function checkCaseNumber(text: string): CaseNumberResult {
  const digits = typedCode(text).replace(/-/g, '');
  if (!/^\d{15}$/.test(digits)) return { ok: false, code: 'shape' };
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  if (!isDay(day)) return { ok: false, code: 'date' };
  const number = makeCaseNumber(day, digits.slice(8, 14));
  return number.endsWith(digits.charAt(14)) ? { ok: true, number, day } : { ok: false, code: 'checksum' };
}
