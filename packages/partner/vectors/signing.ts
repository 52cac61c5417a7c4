import { createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';

/** A private key that everybody may know, since it is registered nowhere. */
export type TestKey = JsonWebKey & { readonly kid: string; readonly alg: 'ES256' | 'PS256' | 'RS256' };

export const base64url = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');

/** How each algorithm signs; ES256 as two numbers in a row, PS256 with a salt as long as its hash (RFC 7518 section 3). */
const OPTIONS = {
  ES256: { dsaEncoding: 'ieee-p1363' },
  PS256: { padding: 6, saltLength: 32 },
  RS256: { padding: 1 },
} as const;

/** RS256 gives the same signature each time, the others another each time. */
export function signed(input: string, key: TestKey): string {
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  return `${input}.${base64url(sign('sha256', Buffer.from(input), { key: privateKey, ...OPTIONS[key.alg] }))}`;
}

export function isSignedBy(token: string, input: string, key: TestKey): boolean {
  if (!token.startsWith(`${input}.`)) return false;
  const signature = Buffer.from(token.slice(input.length + 1), 'base64url');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return verify('sha256', Buffer.from(input), { key: publicKey, ...OPTIONS[key.alg] }, signature);
}

export const hmac = (input: string, secret: string | Uint8Array): string =>
  `${input}.${base64url(createHmac('sha256', secret).update(input).digest())}`;

/** What a partner would register of it. */
export function publicJwk({ kid, alg, ...key }: TestKey): JsonWebKey {
  const { kty, crv, x, y, n, e } = key;
  return kty === 'EC' ? { kid, kty, alg, use: 'sig', crv, x, y } : { kid, kty, alg, use: 'sig', n, e };
}

export const spkiPem = (key: TestKey): string =>
  createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
