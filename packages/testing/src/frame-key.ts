import { EMBED_TOKEN_MAX_AGE } from '@qwy/contract/token';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';

/** What a frame's browser would hold: a key pair that proves possession (RFC 9449). */
export interface FrameKey {
  readonly jkt: string;
  /** A proof for one request; `change` replaces claims or header members, to make a wrong one. */
  proof(
    request: { method: string; url: string; nonce?: string | undefined; accessToken?: string },
    change?: { claims?: Record<string, unknown>; header?: Record<string, unknown> },
  ): Promise<string>;
}

export async function createFrameKey(): Promise<FrameKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = { kty, crv, x, y };
  return {
    jkt: await calculateJwkThumbprint({ ...jwk, kty: 'EC' }),
    proof: ({ method, url, nonce, accessToken }, change = {}) =>
      new SignJWT({
        htm: method,
        htu: url,
        iat: Math.floor(Date.now() / 1000),
        jti: randomUUID(),
        ...(nonce === undefined ? {} : { nonce }),
        ...(accessToken === undefined ? {} : { ath: createHash('sha256').update(accessToken).digest('base64url') }),
        ...change.claims,
      })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...change.header })
        .sign(privateKey),
  };
}

/** What a partner's server would hold: a signing key registered at the gateway. */
export interface PartnerKey {
  readonly publicJwk: { kid: string; kty: 'EC'; alg: 'ES256'; crv: 'P-256'; x: string; y: string; use: 'sig' };
  /** An embed token; `change` replaces claims or header members (undefined removes a claim), to make a wrong one. */
  embedToken(
    claims: Record<string, unknown>,
    change?: { claims?: Record<string, unknown>; header?: Record<string, unknown> },
  ): Promise<string>;
}

export async function createPartnerKey(kid: string): Promise<PartnerKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '' } = await exportJWK(publicKey);
  return {
    publicJwk: { kid, kty: 'EC', alg: 'ES256', crv: 'P-256', x, y, use: 'sig' },
    embedToken: (claims, change = {}) =>
      new SignJWT({ jti: randomUUID(), ...claims, ...change.claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'qwy-embed+jwt', kid, ...change.header })
        .sign(privateKey),
  };
}

/** `iat` and `exp` of a token made at `now` (ms). */
export const lifetime = (now: number): { iat: number; exp: number } => {
  const iat = Math.floor(now / 1000);
  return { iat, exp: iat + EMBED_TOKEN_MAX_AGE };
};
