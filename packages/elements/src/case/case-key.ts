import type { CaseKey } from '@qwy/contract/case';
import { CaseCode } from '@qwy/contract/ids';
import { checkCaseNumber } from '@qwy/contract/rules/case-number';
import { typedCode } from '@qwy/contract/rules/typed-code';

/** Number and code as somebody typed or pasted them. */
export interface TypedCaseKey {
  readonly number: string;
  readonly code: string;
}

/** What is wrong with one of them. `confusable`: letters and digits that are never printed, because they look alike. */
export type CaseKeyProblem = 'missing' | 'shape' | 'date' | 'checksum' | 'confusable' | 'characters';

export type CaseKeyResult =
  | { readonly ok: true; readonly key: CaseKey }
  | { readonly ok: false; readonly number?: CaseKeyProblem; readonly code?: CaseKeyProblem };

const CODE_LENGTH = 8;

/** Reads what is on the receipt: spaces, hyphens, full-width characters and small letters are fine. */
export function readCaseKey(typed: TypedCaseKey): CaseKeyResult {
  const number = readNumber(typed.number);
  const code = readCode(typed.code);
  if (number.ok && code.ok) return { ok: true, key: { number: number.value, code: code.value } };
  return { ok: false, ...(number.ok ? {} : { number: number.problem }), ...(code.ok ? {} : { code: code.problem }) };
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: CaseKeyProblem };
const bad = (problem: CaseKeyProblem) => ({ ok: false, problem }) as const;

function readNumber(text: string): Read<CaseKey['number']> {
  if (typedCode(text) === '') return bad('missing');
  const result = checkCaseNumber(text);
  return result.ok ? { ok: true, value: result.number } : bad(result.code);
}

function readCode(text: string): Read<CaseKey['code']> {
  const code = typedCode(text).replace(/-/g, '').toUpperCase();
  if (code === '') return bad('missing');
  if (/[^0-9A-Z]/.test(code)) return bad('characters');
  if (/[01OIL]/.test(code)) return bad('confusable');
  if (code.length !== CODE_LENGTH) return bad('shape');
  const parsed = CaseCode.safeParse(code);
  return parsed.success ? { ok: true, value: parsed.data } : bad('characters');
}
