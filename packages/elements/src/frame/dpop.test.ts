import { EmbeddedJWK, base64url, calculateJwkThumbprint, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { createDpopKey } from './dpop.ts';

const NOW = Date.parse('2026-11-23T08:30:00+08:00');
const REQUEST = { method: 'POST', url: 'https://gw.test/v1/cases', now: NOW };
const verify = (proof: string) =>
  jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate: new Date(NOW) });

describe('a DPoP key', () => {
  it('makes proofs that verify by RFC 9449', async () => {
    const key = await createDpopKey();
    const { payload, protectedHeader } = await verify(await key.proof({ ...REQUEST, nonce: 'nonce-1' }));
    expect(payload).toMatchObject({ htm: 'POST', htu: REQUEST.url, iat: NOW / 1000, nonce: 'nonce-1' });
    expect(payload.jti).toMatch(/^[\w-]{22}$/);
    expect(payload).not.toHaveProperty('ath');
    expect(Object.keys(protectedHeader.jwk ?? {}).sort()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it('knows its own thumbprint (RFC 7638)', async () => {
    const key = await createDpopKey();
    const { protectedHeader } = await verify(await key.proof(REQUEST));
    expect(key.jkt).toBe(await calculateJwkThumbprint(protectedHeader.jwk ?? {}, 'sha256'));
  });

  it('binds a proof to the access token it goes with', async () => {
    const key = await createDpopKey();
    const { payload } = await verify(await key.proof({ ...REQUEST, accessToken: 'token-1' }));
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('token-1'));
    expect(payload['ath']).toBe(base64url.encode(new Uint8Array(hash)));
  });

  it('never makes the same proof twice', async () => {
    const key = await createDpopKey();
    const ids = await Promise.all([1, 2, 3].map(async () => (await verify(await key.proof(REQUEST))).payload.jti));
    expect(new Set(ids).size).toBe(3);
  });

  it('cannot be taken out of the document', async () => {
    let made: CryptoKeyPair | undefined;
    const subtle = new Proxy(crypto.subtle, {
      get: (target, name) =>
        name === 'generateKey'
          ? async (...args: Parameters<SubtleCrypto['generateKey']>) =>
              (made = (await target.generateKey(...args)) as CryptoKeyPair)
          : Reflect.get(target, name).bind(target),
    });
    await createDpopKey(subtle);
    expect(made?.privateKey.extractable).toBe(false);
  });
});
