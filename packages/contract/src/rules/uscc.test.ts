import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/uscc.json' with { type: 'json' };
import { checkUscc, usccCheckCharacter } from './uscc.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('checkUscc', () => {
  it.each(vectors.cases)('judges $text as the vector says', ({ text, ...expected }) => {
    expect(checkUscc(text)).toMatchObject(expected);
  });

  it('reads region and organisation code', () => {
    expect(checkUscc('91350100M000100Y43')).toEqual({
      ok: true,
      code: '91350100M000100Y43',
      region: '350100',
      organisationCode: 'M000100Y4',
    });
  });

  it('catches every single wrong character', () => {
    const character = fc.constantFrom(...ALPHABET);
    const codes = fc
      .tuple(
        fc.array(character, { minLength: 2, maxLength: 2 }),
        fc.integer({ min: 100000, max: 999999 }),
        fc.array(character, { minLength: 9, maxLength: 9 }),
      )
      .map(([head, region, organisation]) => `${head.join('')}${region}${organisation.join('')}`)
      .map((text) => `${text}${usccCheckCharacter(text)}`);
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 17 }), character, (code, place, wrong) => {
        expect(checkUscc(code).ok).toBe(true);
        fc.pre(wrong !== code[place]);
        expect(checkUscc(code.slice(0, place) + wrong + code.slice(place + 1)).ok).toBe(false);
      }),
    );
  });
});
