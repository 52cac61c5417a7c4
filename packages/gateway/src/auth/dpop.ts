import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } from 'jose';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { takeOnce } from '../store/replay.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import type { Nonces } from './nonces.ts';

/** A used proof is remembered for longer than its nonce can live. */
const REMEMBERED = 900;

const Header = z.object({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  jwk: z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
});
const Claims = z.object({
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  jti: z.string().check(z.minLength(8), z.maxLength(64)),
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

/**
 * Verifies a DPoP proof (RFC 9449 section 4.3) and uses it up.
 *
 * `iat` is not compared with our clock: the server nonce, always demanded, proves freshness better.
 * @param accessToken - when given, the proof must name its hash (`ath`).
 * @returns the thumbprint of the key (RFC 7638).
 * @throws {ProblemError} unauthorized; use_dpop_nonce when everything is right but the nonce.
 */
export async function verifyProof(
  context: ProofContext,
  request: { proof: string | undefined; method: string; path: string },
  accessToken?: string,
): Promise<string> {
  const { proof } = request;
  if (proof === undefined || proof.length > 2048) throw new ProblemError('unauthorized');
  const { header, claims } = await verified(proof);
  const expectedHash = accessToken && createHash('sha256').update(accessToken).digest('base64url');
  if (claims.htm !== request.method || claims.htu !== context.publicUrl + request.path || claims.ath !== expectedHash) {
    throw new ProblemError('unauthorized');
  }
  if (claims.nonce === undefined || !context.nonces.isFresh(claims.nonce)) {
    throw new ProblemError('use_dpop_nonce', { headers: { 'dpop-nonce': context.nonces.issue() } });
  }
  const jkt = await calculateJwkThumbprint(header.jwk, 'sha256');
  if (!(await takeOnce(context.db, `dpop:${jkt}:${claims.jti}`, instant(context.world, REMEMBERED)))) {
    throw new ProblemError('unauthorized');
  }
  return jkt;
}

async function verified(proof: string): Promise<{ header: z.infer<typeof Header>; claims: z.infer<typeof Claims> }> {
  try {
    const { protectedHeader, payload } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
      typ: 'dpop+jwt',
      // The nonce bounds the age; jose would compare clocks.
      currentDate: new Date(0),
    });
    return { header: Header.parse(protectedHeader), claims: Claims.parse(payload) };
  } catch (cause) {
    throw new ProblemError('unauthorized', { cause });
  }
}
