import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/case-number.json' with { type: 'json' };
import { checkCaseNumber, makeCaseNumber } from './case-number.ts';
import { hybridCheckCharacter } from './iso7064.ts';

describe('checkCaseNumber', () => {
  it.each(vectors.cases)('judges "$text" as the vector says', ({ text, ok, code, number, day }) => {
    expect(checkCaseNumber(text)).toEqual(ok ? { ok, number, day } : { ok, code });
  });

  it('catches every single wrong digit', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(
        days,
        fc.stringMatching(/^\d{6}$/),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (day, digits, place, shift) => {
          const plain = makeCaseNumber(day.toISOString().slice(0, 10), digits).replace(/-/g, '');
          const wrong = (Number(plain[place]) + shift) % 10;
          expect(checkCaseNumber(plain).ok).toBe(true);
          expect(checkCaseNumber(plain.slice(0, place) + wrong + plain.slice(place + 1)).ok).toBe(false);
        },
      ),
    );
  });
});

describe('makeCaseNumber', () => {
  it.each(vectors.cases.filter((entry) => entry.digits !== undefined))(
    'makes $number',
    ({ day = '', digits = '', number }) => {
      expect(makeCaseNumber(day, digits)).toBe(number);
    },
  );

  it('refuses a day that does not exist and digits that are not six', () => {
    expect(() => makeCaseNumber('2026-02-30', '123456')).toThrow(TypeError);
    expect(() => makeCaseNumber('2026-02-28', '12345')).toThrow(TypeError);
  });
});

describe('hybridCheckCharacter', () => {
  it('agrees with the printed examples of ISO 7064', () => {
    expect(hybridCheckCharacter('0794', 10)).toBe('5');
    expect(hybridCheckCharacter('A12425GABC1234002', 36)).toBe('M'); // GRid, MOD 37,36
  });

  it('has no answer for characters outside the system', () => {
    expect(hybridCheckCharacter('12A', 10)).toBeUndefined();
    expect(hybridCheckCharacter('a', 36)).toBeUndefined();
  });
});
