import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CLOCK_LEEWAY, EMBED_TOKEN_MAX_AGE, EmbedTokenClaims, EmbedTokenHeader } from '@qwy/contract/token';
import * as jose from 'jose';
import jwt from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { buildVectors } from '../vectors/build.ts';
import type { Rule, Vector } from '../vectors/file.ts';
import { VECTOR_FILE, readVectors, textOf } from '../vectors/file.ts';
import { testKeys } from '../vectors/keys.ts';
import { signed, type TestKey } from '../vectors/signing.ts';
import { mintEmbedToken } from './mint.ts';

const file = readVectors();
const { gateway, jwks, partner, request, vectors } = file;
const keys = testKeys(file.testKeys, () => expect.fail('a test key is missing'));
const keyOf = (kid: unknown): TestKey => keys.find((key) => key.kid === kid) ?? expect.fail('unknown kid');
const accepted = vectors.filter(({ outcome }) => outcome === 'accepted');

/** What two libraries have in common. */
interface Library {
  header(token: string): unknown;
  /** @throws if there are none */
  claims(token: string): unknown;
  /** @throws if the signature is not by this key with this algorithm */
  verify(token: string, jwk: Record<string, string>, alg: TestKey['alg']): unknown;
}
const libraries: Record<string, Library> = {
  jsonwebtoken: {
    header: (token) => jwt.decode(token, { complete: true })?.header,
    claims: (token) => jwt.decode(token),
    verify: (token, jwk, alg) =>
      jwt.verify(token, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: [alg], ignoreExpiration: true }),
  },
  jose: {
    header: jose.decodeProtectedHeader,
    claims: jose.decodeJwt,
    verify: async (token, jwk, alg) => jose.compactVerify(token, await jose.importJWK(jwk, alg), { algorithms: [alg] }),
  },
};

function orNothing(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** The rules of docs/reference/embed-token.md around a library; undefined: accepted. */
async function refusedBy(library: Library, { token, jwks: set, now }: Vector): Promise<Rule | undefined> {
  const parsedHeader = EmbedTokenHeader.safeParse(library.header(token));
  if (!parsedHeader.success) return 'header';
  const parsed = EmbedTokenClaims.safeParse(orNothing(() => library.claims(token)));
  if (!parsed.success) return 'claims';
  const { alg, kid } = parsedHeader.data;
  const jwk = jwks[set]?.keys.find((candidate) => candidate['kid'] === kid && candidate['alg'] === alg);
  if (!jwk) return 'key';
  try {
    await library.verify(token, jwk, alg);
  } catch {
    return 'signature';
  }
  const { iss, aud, origin, widget, scope, terminal, iat, exp, cnf, nonce } = parsed.data;
  const isRegistered =
    iss === partner.id &&
    aud === gateway &&
    partner.origins.includes(origin) &&
    widget === scope &&
    partner.scopes.includes(scope) &&
    (terminal === undefined || partner.terminals.includes(terminal));
  if (!isRegistered) return 'registration';
  const life = exp - iat;
  if (life < 1 || life > EMBED_TOKEN_MAX_AGE || exp <= now - CLOCK_LEEWAY || iat > now + CLOCK_LEEWAY) return 'time';
  return cnf.jkt === request.jkt && nonce === request.nonce ? undefined : 'frame';
}

describe('the vectors', () => {
  it('are what the generator makes of their cases, keys and signatures', () => {
    const known = new Map(vectors.map(({ name, token }) => [name, token]));
    expect(textOf(buildVectors(keys, known))).toBe(readFileSync(VECTOR_FILE, 'utf8'));
  });

  it('have names of their own, each rule, and keys that say what they are', () => {
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
    const refused = vectors.filter(({ outcome }) => outcome === 'refused');
    expect(refused.length).toBeGreaterThanOrEqual(60);
    expect(new Set(refused.map(({ rule }) => rule)).size).toBe(9);
    expect(file.about).toContain('TEST KEYS');
    expect(JSON.stringify(jwks)).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/);
  });

  // What a reader of text has to see is beyond both libraries; the gateway's own test has all of them.
  const forLibraries = vectors.filter(({ rule }) => rule !== 'encoding' && rule !== 'json');
  describe.each(Object.entries(libraries))('verified by %s', (_, library) => {
    it.each(forLibraries)('have the outcome they say: $name', async (vector) => {
      expect(await refusedBy(library, vector)).toBe(vector.rule);
      expect(vector.outcome).toBe(vector.rule === undefined ? 'accepted' : 'refused');
    });
  });

  it.each(accepted)('say what is in a token: $name', ({ token, header, claims }) => {
    expect([jose.decodeProtectedHeader(token), jose.decodeJwt(token)]).toEqual([header, claims]);
  });

  it('can be made again to the letter with RS256', () => {
    const vector = accepted.find(({ header }) => header?.['alg'] === 'RS256');
    const input = vector?.token.split('.').slice(0, 2).join('.') ?? '';
    expect(signed(input, keyOf('bank-rs256'))).toBe(vector?.token);
  });

  it.each(accepted)('have in them what mintEmbedToken() signs: $name', ({ header, claims }) => {
    const { sub, origin, widget, terminal, iat, exp, jti } = EmbedTokenClaims.parse(claims);
    const { alg, kid } = EmbedTokenHeader.parse(header);
    const token = mintEmbedToken({
      partnerId: partner.id,
      gateway,
      key: createPrivateKey({ key: keyOf(kid), format: 'jwk' }),
      kid,
      ...(alg === 'RS256' && { rsa: alg }),
      request: { ...request, widget },
      origin,
      sub,
      terminal,
      ttl: exp - iat,
      now: () => iat * 1000,
      newId: () => jti,
    });
    expect([jose.decodeProtectedHeader(token), jose.decodeJwt(token)]).toEqual([header, claims]);
  });
});
