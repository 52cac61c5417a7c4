import { EmbedTokenClaims } from '@qwy/contract/token';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { ec, pem, request, rsa } from '../test/keys.ts';
import { mintEmbedToken } from './mint.ts';
import type { MintOptions } from './mint.ts';

const p256 = ec();
const rsa2048 = rsa();
const now = Date.parse('2026-11-23T08:00:00.900Z');
const base: MintOptions = {
  partnerId: 'bank',
  gateway: 'http://gw.localhost:8600',
  key: pem(p256.privateKey),
  kid: 'bank-2026',
  request,
  origin: 'http://bank.localhost:8610',
  now: () => now,
};

describe('mintEmbedToken', () => {
  it.each([
    ['ES256', p256, {}],
    ['PS256', rsa2048, {}],
    ['RS256', rsa2048, { rsa: 'RS256' as const }],
  ])(
    'makes a token with all claims that jose verifies by the registered key (%s)',
    async (alg, { privateKey, publicKey }, more) => {
      const token = mintEmbedToken({ ...base, key: privateKey, ...more });
      expect(decodeProtectedHeader(token)).toEqual({ alg, kid: 'bank-2026', typ: 'qwy-embed+jwt' });
      const jwks = createLocalJWKSet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'bank-2026', alg }] });
      const { payload } = await jwtVerify(token, jwks, {
        algorithms: [alg],
        typ: 'qwy-embed+jwt',
        issuer: 'bank',
        audience: 'http://gw.localhost:8600',
        currentDate: new Date(now),
        requiredClaims: Object.keys(EmbedTokenClaims.shape).filter((claim) => claim !== 'terminal'),
      });
      const iat = Math.floor(now / 1000);
      expect(EmbedTokenClaims.parse(payload)).toEqual({
        iss: 'bank',
        aud: 'http://gw.localhost:8600',
        sub: expect.stringMatching(/^[\w-]{36}$/),
        origin: 'http://bank.localhost:8610',
        widget: 'form',
        scope: 'form',
        nonce: 'nonce-0123456789',
        jti: expect.stringMatching(/^[\w-]{36}$/),
        iat,
        exp: iat + 120,
        cnf: { jkt: request.jkt },
      });
      expect(payload['jti']).not.toBe(payload.sub);
    },
  );

  it('makes a token that jsonwebtoken verifies as well', () => {
    const verified = jwt.verify(mintEmbedToken(base), p256.publicKey, {
      algorithms: ['ES256'],
      clockTimestamp: now / 1000,
    });
    expect(verified).toMatchObject({ iss: 'bank', cnf: { jkt: request.jkt } });
  });

  it('never makes the same token twice', () => {
    const ids = [mintEmbedToken(base), mintEmbedToken(base)].map((token) => EmbedTokenClaims.parse(jwt.decode(token)));
    expect(ids[0]?.jti).not.toBe(ids[1]?.jti);
    expect(ids[0]?.sub).not.toBe(ids[1]?.sub);
  });

  it("takes the partner's own pseudonym, ids and a shorter life", () => {
    const token = mintEmbedToken({ ...base, sub: 'visitor-0001', ttl: 30, newId: () => 'id-0123456789abc' });
    const claims = EmbedTokenClaims.parse(jwt.decode(token));
    expect(claims).toMatchObject({ sub: 'visitor-0001', jti: 'id-0123456789abc', exp: claims.iat + 30 });
  });

  it('names the terminal, if it is told which', () => {
    expect(jwt.decode(mintEmbedToken({ ...base, terminal: 'kiosk-1' }))).toMatchObject({ terminal: 'kiosk-1' });
    expect(jwt.decode(mintEmbedToken(base))).not.toHaveProperty('terminal');
  });

  it('lets nobody lengthen its life or leave out a claim by an option of its own', () => {
    const more = { expiresIn: '1y', exp: 9_999_999_999, noTimestamp: true, algorithm: 'HS256', header: { kid: 'x' } };
    const claims = EmbedTokenClaims.parse(jwt.decode(mintEmbedToken({ ...base, ...more })));
    expect(claims.exp - claims.iat).toBe(120);
    expect(decodeProtectedHeader(mintEmbedToken({ ...base, ...more }))).toMatchObject({
      alg: 'ES256',
      kid: 'bank-2026',
    });
  });

  it('writes the gateway without a slash at its end, as the gateway compares it', () => {
    const token = mintEmbedToken({ ...base, gateway: 'https://gw.example.gov.cn/' });
    expect(jwt.decode(token)).toMatchObject({ aud: 'https://gw.example.gov.cn' });
  });

  it.each<[string, Partial<MintOptions>]>([
    ['ttl', { ttl: 121 }],
    ['ttl', { ttl: 0 }],
    ['ttl', { ttl: 1.5 }],
    ['ttl', { ttl: Number.NaN }],
    ['kid', { kid: '' }],
    ['kid', { kid: 'a b' }],
    ['partnerId', { partnerId: '' }],
    ['gateway', { gateway: 'gw.example' }],
    ['gateway', { gateway: 'https://user:secret@gw.example' }],
    ['origin', { origin: 'https://bank.example/' }],
    ['origin', { origin: 'null' }],
    ['origin', { origin: '*' }],
    ['sub', { sub: 'short' }],
    ['sub', { sub: '张三的身份证号是多少' }],
    ['sub', { sub: 'visitor\n0001' }],
    ['terminal', { terminal: '' }],
    ['terminal', { terminal: '../kiosk' }],
    ['ttl', { ttl: Infinity }],
    ['ttl', { ttl: -1 }],
    ['newId', { newId: () => 'short' }],
    ['request', { request: { ...request, jkt: 'x' } }],
    ['request', { request: { ...request, nonce: '' } }],
    ['key', { key: 'secret' }],
  ])('throws a TypeError that names `%s` for %o', (name, wrong) => {
    const mint = (): string => mintEmbedToken({ ...base, ...wrong });
    expect(mint).toThrow(TypeError);
    expect(mint).toThrow(`\`${name}\``);
  });

  it('signs nothing a page has slipped into its request', () => {
    const slipped = { ...request, sub: 'somebody-else', scope: 'license' };
    expect(() => mintEmbedToken({ ...base, request: slipped })).toThrow('`request`');
  });
});
