import { makeCaseNumber } from '@qwy/contract/rules/case-number';
import { describe, expect, it } from 'vitest';
import { readCaseKey } from './case-key.ts';

const number = makeCaseNumber('2026-11-23', '483920');
const code = 'K7M2WX94';

describe('the key of a case, as typed', () => {
  it.each([
    ['as printed', number, code],
    ['with spaces around and inside', ` ${number.replace(/-/g, ' ')} `, 'K7M2 WX94'],
    ['without hyphens', number.replace(/-/g, ''), code],
    ['in full-width characters', [...number].map(fullWidth).join(''), [...code].map(fullWidth).join('')],
    ['with other dashes', number.replace(/-/g, '—'), 'K7M2–WX94'],
    ['in small letters', number, 'k7m2wx94'],
  ])('is read %s', (_, typedNumber, typedCode) => {
    expect(readCaseKey({ number: typedNumber, code: typedCode })).toEqual({ ok: true, key: { number, code } });
  });

  it.each([
    ['nothing was typed', '', '', 'missing', 'missing'],
    ['only spaces were typed', ' 　', '  ', 'missing', 'missing'],
    ['the number is too short', '20261123-4839', code, 'shape', undefined],
    ['the day of the number does not exist', '20261323-483920-7', code, 'date', undefined],
    [
      'one digit of the number is wrong',
      `${number.slice(0, -1)}${(Number(number.slice(-1)) + 1) % 10}`,
      code,
      'checksum',
      undefined,
    ],
    ['the code is too short', number, 'K7M2', undefined, 'shape'],
    ['the code has a letter that is never printed', number, 'K7M2WXO4', undefined, 'confusable'],
    ['the code has a Chinese character', number, '码7M2WX94', undefined, 'characters'],
  ])('is refused when %s', (_, typedNumber, typedCode, numberProblem, codeProblem) => {
    const result = readCaseKey({ number: typedNumber, code: typedCode });
    expect(result).toEqual({
      ok: false,
      ...(numberProblem && { number: numberProblem }),
      ...(codeProblem && { code: codeProblem }),
    });
  });
});

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
