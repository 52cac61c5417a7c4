import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/citizen-id.json' with { type: 'json' };
import { checkCitizenId, citizenIdCheckCharacter } from './citizen-id.ts';

describe('checkCitizenId', () => {
  it.each(vectors.cases)('judges $text as the vector says', ({ text, ...expected }) => {
    expect(checkCitizenId(text)).toEqual(expected);
  });

  it('refuses a birthday after today, and takes one of today', () => {
    expect(checkCitizenId('61092620000101001X', { today: '1999-12-31' })).toEqual({ ok: false, code: 'date' });
    expect(checkCitizenId('61092620000101001X', { today: '2000-01-01' }).ok).toBe(true);
  });

  const numbers = fc
    .tuple(
      fc.integer({ min: 110000, max: 659999 }),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, birthday, order]) => {
      const digits = `${region}${birthday.toISOString().slice(0, 10).replace(/-/g, '')}${String(order).padStart(3, '0')}`;
      return `${digits}${citizenIdCheckCharacter(digits)}`;
    });

  it('accepts every number made with the right check character', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(checkCitizenId(number)).toMatchObject({ ok: true, number });
      }),
    );
  });

  it('catches every single wrong digit', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const old = number.charAt(place);
        const wrong = old === 'X' ? String(shift) : String((Number(old) + shift) % 10);
        expect(checkCitizenId(number.slice(0, place) + wrong + number.slice(place + 1)).ok).toBe(false);
      }),
    );
  });

  it('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 15 }), (number, place) => {
        const swapped =
          number.slice(0, place) + number.charAt(place + 1) + number.charAt(place) + number.slice(place + 2);
        fc.pre(swapped !== number);
        expect(checkCitizenId(swapped).ok).toBe(false);
      }),
    );
  });
});
