/** For tests only: tokens that are signed by hand, so that anything about them can be wrong. */
import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';

const PublicMembers = z.record(z.string(), z.string());

export interface TestKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Public members alone. */
  readonly jwk: Record<string, string>;
}

const keyOf = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): TestKey => ({
  privateKey,
  publicKey,
  jwk: PublicMembers.parse(publicKey.export({ format: 'jwk' })),
});
export const ecKey = (namedCurve = 'P-256'): TestKey => keyOf(generateKeyPairSync('ec', { namedCurve }));
export const rsaKey = (modulusLength = 2048): TestKey => keyOf(generateKeyPairSync('rsa', { modulusLength }));
export const thumbprint = ({ jwk }: TestKey): Promise<string> =>
  calculateJwkThumbprint({ ...jwk, kty: jwk['kty'] ?? '' });
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A compact JWS before it is signed. Whatever is replaced here is signed as it stands. */
export interface Draft {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  key: KeyObject;
  /** The text of header and payload. Default: their JSON. */
  headerText?: string;
  claimsText?: string | Uint8Array;
  /** How it is really signed, if not as the header says. */
  signAs?: Algorithm;
  /** Secret of an HMAC. */
  secret?: string | Uint8Array;
  /** Changes the finished token. */
  finish?: (token: string) => string;
}

export const ALGORITHMS = ['ES256', 'PS256', 'RS256', 'HS256', 'none'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url');

export function compact(draft: Draft): string {
  const { header, claims, headerText = JSON.stringify(header), claimsText = JSON.stringify(claims) } = draft;
  const input = `${base64url(headerText)}.${base64url(claimsText)}`;
  const algorithm = draft.signAs ?? z.enum(ALGORITHMS).parse(header['alg']);
  const token = `${input}.${base64url(signatureOf(algorithm, input, draft))}`;
  return draft.finish?.(token) ?? token;
}

function signatureOf(algorithm: Algorithm, input: string, { key, secret = '' }: Draft): Uint8Array {
  switch (algorithm) {
    case 'none':
      return new Uint8Array();
    case 'HS256':
      return createHmac('sha256', secret).update(input).digest();
    case 'ES256':
      return sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
    case 'RS256':
      return sign('sha256', Buffer.from(input), key);
    case 'PS256':
      return sign('sha256', Buffer.from(input), { key, padding: 6, saltLength: 32 });
  }
}

/** A part of a token replaced: 0 header, 1 payload, 2 signature. */
export const withPart =
  (position: 0 | 1 | 2, change: (part: string) => string) =>
  (token: string): string =>
    token
      .split('.')
      .map((part, index) => (index === position ? change(part) : part))
      .join('.');
