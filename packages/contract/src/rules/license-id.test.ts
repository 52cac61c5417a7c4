import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/license-id.json' with { type: 'json' };
import { checkLicenseId, makeLicenseId } from './license-id.ts';

describe('checkLicenseId', () => {
  it.each(vectors.cases)('judges $text as the vector says', ({ text, ...expected }) => {
    expect(checkLicenseId(text)).toMatchObject(expected);
  });

  it('takes small letters and spaces', () => {
    const [first] = vectors.cases;
    expect(checkLicenseId(` ${first?.text.toLowerCase()} `)).toMatchObject({ ok: true, id: first?.text });
  });

  const parts = fc.record({
    type: fc.constant('11100000000013338W011'),
    issuer: fc.constant('11110000000021135M'),
    serial: fc.stringMatching(/^[0-9A-Z]{1,32}$/),
    version: fc.stringMatching(/^\d{3}$/),
  });

  it('reads back what makeLicenseId writes', () => {
    fc.assert(
      fc.property(parts, (made) => {
        expect(checkLicenseId(makeLicenseId(made))).toMatchObject({ ok: true, ...made });
      }),
    );
  });

  it('catches every single wrong digit of the version', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 9 }), (made, place, shift) => {
        const digits = [...made.version];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        const id = makeLicenseId(made);
        expect(checkLicenseId(id.slice(0, -5) + digits.join('') + id.slice(-2))).toEqual({
          ok: false,
          code: 'checksum',
        });
      }),
    );
  });

  it('refuses to make an identifier from malformed parts', () => {
    const part = { type: '11100000000013338W011', issuer: '11110000000021135M', serial: '1', version: '1' };
    expect(() => makeLicenseId(part)).toThrow(TypeError);
  });
});
