import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { takeOnce } from '../store/replay.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { readCompactToken } from './compact-token.ts';
import type { Nonces } from './nonces.ts';

/** A used proof is remembered for longer than its nonce can live, in seconds. */
const REMEMBERED = 900;
/** Characters; ours have some 600. */
const MAX_LENGTH = 2048;

const coordinate = z.string().check(z.regex(/^[\w-]{43}$/));
const Header = z.strictObject({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
});
const Claims = z.strictObject({
  htm: z.string(),
  htu: z.string(),
  iat: z.int(),
  jti: z.string().check(z.regex(/^[\x21-\x7e]{8,64}$/)),
  nonce: z.optional(z.string()),
  ath: z.optional(z.string()),
});

export interface ProofContext {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly nonces: Nonces;
  /** Origin under which the API is known outside; the proof names it. */
  readonly publicUrl: string;
}

/** Every refusal of a proof or a token looks like this one, whatever was wrong. */
export const unauthorized = (cause?: unknown): ProblemError =>
  new ProblemError('unauthorized', { cause, headers: { 'www-authenticate': 'DPoP algs="ES256"' } });

/** Whoever asks again with the nonce of this answer is heard. */
export const staleNonce = (nonces: Nonces): ProblemError =>
  new ProblemError('use_dpop_nonce', {
    headers: { 'dpop-nonce': nonces.issue(), 'www-authenticate': 'DPoP error="use_dpop_nonce", algs="ES256"' },
  });

/** A request and what came in its `DPoP` header. */
export interface ProvenRequest {
  readonly proof: string | undefined;
  readonly method: string;
  /** Without query. */
  readonly path: string;
}

/** A proof that is right in itself; `use` makes sure that it is used here for the first time. */
export interface Proof {
  /** Thumbprint of the key that signed it (RFC 7638). */
  readonly jkt: string;
  /** @throws {ProblemError} unauthorized when it was used before, at whatever replica */
  use(): Promise<void>;
}

/**
 * Verifies a DPoP proof (RFC 9449 section 4.3).
 *
 * `iat` must be there but is not compared with our clock: the server nonce, always demanded, proves freshness better, and
 * the clock of a kiosk may be hours off.
 * @param accessToken - when given, the proof must name its hash (`ath`).
 * @throws {ProblemError} unauthorized; use_dpop_nonce when everything is right but the nonce.
 */
export async function readProof(context: ProofContext, request: ProvenRequest, accessToken?: string): Promise<Proof> {
  const { header, claims } = await verified(request.proof);
  const expectedHash = accessToken && createHash('sha256').update(accessToken).digest('base64url');
  if (claims.htm !== request.method || claims.htu !== context.publicUrl + request.path || claims.ath !== expectedHash) {
    throw unauthorized();
  }
  if (claims.nonce === undefined || !context.nonces.isFresh(claims.nonce)) {
    throw staleNonce(context.nonces);
  }
  const jkt = await calculateJwkThumbprint(header.jwk, 'sha256');
  return {
    jkt,
    async use() {
      const id = `dpop:${jkt}:${claims.jti}`;
      if (!(await takeOnce(context.db, id, instant(context.world, REMEMBERED)))) throw unauthorized();
    },
  };
}

async function verified(
  proof: string | undefined,
): Promise<{ header: z.infer<typeof Header>; claims: z.infer<typeof Claims> }> {
  try {
    if (proof === undefined) throw new SyntaxError('no proof');
    const parts = readCompactToken(proof, MAX_LENGTH);
    const header = Header.parse(parts.header);
    const claims = Claims.parse(parts.payload);
    await compactVerify(proof, await importJWK(header.jwk, 'ES256'), { algorithms: ['ES256'] });
    return { header, claims };
  } catch (cause) {
    throw unauthorized(cause);
  }
}
