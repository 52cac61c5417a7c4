import { describe, expect, it } from 'vitest';
import { isStrongKey, readJwks } from './public-key.ts';
import { ecKey, rsaKey } from './test-signed.ts';

const p256 = ecKey();
const rsa = rsaKey();
const ecJwk = { ...p256.jwk, kid: 'a', kty: 'EC', alg: 'ES256', crv: 'P-256' } as const;
const rsaJwk = { ...rsa.jwk, kid: 'b', kty: 'RSA', alg: 'RS256' } as const;

describe('isStrongKey', () => {
  it('takes P-256 and RSA of 2048 bits', () => {
    expect([isStrongKey(ecJwk), isStrongKey(rsaJwk)]).toEqual([true, true]);
  });

  it.each([
    ['a point that is not on the curve', { ...ecJwk, y: 'A'.repeat(43) }],
    ['a point at infinity', { ...ecJwk, x: 'A'.repeat(43), y: 'A'.repeat(43) }],
    ['RSA of 1024 bits', { ...rsaJwk, n: rsaKey(1024).jwk['n'] ?? '' }],
    ['RSA of 1024 bits behind zeros', { ...rsaJwk, n: `${'A'.repeat(172)}${rsaKey(1024).jwk['n']}` }],
    ['RSA with exponent 1', { ...rsaJwk, e: 'AQ' }],
    ['RSA with exponent 3', { ...rsaJwk, e: 'Aw' }],
    ['a curve without a point', { kid: 'a', kty: 'EC', alg: 'ES256', crv: 'P-256' }],
  ] as const)('refuses %s', (_, key) => {
    expect(isStrongKey(key)).toBe(false);
  });
});

describe('readJwks', () => {
  it('takes what can be used and passes over what we do not need', () => {
    const keys = [{ ...ecJwk, use: 'sig', key_ops: ['verify'], x5t: 'x', ext: true }, rsaJwk];
    expect(readJwks({ keys, more: 1 }).map(({ kid, alg }) => [kid, alg])).toEqual([
      ['a', 'ES256'],
      ['b', 'RS256'],
    ]);
  });

  it('knows the algorithm of a P-256 key that does not say it, and of no RSA key', () => {
    const { alg: _e, ...ecWithout } = ecJwk;
    const { alg: _r, ...rsaWithout } = rsaJwk;
    expect(readJwks({ keys: [ecWithout, rsaWithout] })).toMatchObject([{ kid: 'a', alg: 'ES256' }]);
  });

  it.each([
    ['its private half', { ...ecJwk, d: 'A'.repeat(43) }],
    ['a shared secret', { kid: 'a', kty: 'oct', alg: 'HS256', k: 'c2VjcmV0' }],
    ['another purpose', { ...ecJwk, use: 'enc' }],
    ['another curve', { ...ecKey('P-384').jwk, kid: 'a', alg: 'ES384' }],
    ['an algorithm of another kind', { ...ecJwk, alg: 'RS256' }],
    ['no name', { ...ecJwk, kid: undefined }],
    ['too few bits', { ...rsaJwk, n: rsaKey(1024).jwk['n'] }],
    ['nothing at all', null],
  ])('passes over a key with %s', (_, key) => {
    expect(readJwks({ keys: [key, { ...ecJwk, kid: 'good' }] })).toMatchObject([{ kid: 'good' }]);
  });

  it('takes neither of two keys of one name', () => {
    expect(readJwks({ keys: [ecJwk, { ...rsaJwk, kid: 'a' }] })).toEqual([]);
  });

  it.each([[null], [[]], [{}], [{ keys: {} }], ['keys']])('refuses %j, which is no set of keys', (document) => {
    expect(() => readJwks(document)).toThrow(SyntaxError);
  });
});
