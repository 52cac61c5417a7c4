import { typedCode } from './typed-code.ts';

export type MobileResult = { ok: true; number: string } | { ok: false; code: 'shape' };

/** A mainland mobile number as typed: spaces, hyphens and a leading +86 are fine; `number` is the eleven digits. */
export function checkMobile(text: string): MobileResult {
  const number = typedCode(text)
    .replace(/-/g, '')
    .replace(/^(\+|00)86/, '');
  return /^1[3-9]\d{9}$/.test(number) ? { ok: true, number } : { ok: false, code: 'shape' };
}
