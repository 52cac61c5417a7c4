import type { Partner } from '@qwy/contract/partner';
import { CLOCK_LEEWAY, EMBED_TOKEN_MAX_AGE, EmbedTokenClaims } from '@qwy/contract/token';
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { findPartner } from '../store/partners.ts';
import { takeOnce } from '../store/replay.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import type { Nonces } from './nonces.ts';

export interface EmbedTokenContext {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly nonces: Nonces;
  /** What partners put into `aud`. */
  readonly issuer: string;
}

/**
 * Verifies a partner's embed token and uses it up: signed by a registered key with that key's own algorithm, every claim
 * there, short-lived, from a registered origin, for the key that proved itself.
 * @throws {ProblemError} invalid_grant, which says no more; partner_suspended; use_dpop_nonce when only the nonce is old,
 * so that the frame asks its host for a new token.
 */
export async function verifyEmbedToken(
  context: EmbedTokenContext,
  token: string,
  jkt: string,
): Promise<{ partner: Partner; claims: EmbedTokenClaims }> {
  const { partner, claims } = await signed(context, token);
  const now = Math.floor(context.world.now() / 1000);
  const isRight =
    claims.exp - claims.iat <= EMBED_TOKEN_MAX_AGE &&
    claims.exp > now - CLOCK_LEEWAY &&
    claims.iat <= now + CLOCK_LEEWAY &&
    claims.aud === context.issuer &&
    claims.cnf.jkt === jkt &&
    claims.widget === claims.scope &&
    partner.scopes.includes(claims.scope) &&
    partner.origins.includes(claims.origin);
  if (!isRight) throw new ProblemError('invalid_grant');
  if (partner.status !== 'active') throw new ProblemError('partner_suspended');
  if (!context.nonces.isFresh(claims.nonce)) {
    throw new ProblemError('use_dpop_nonce', { headers: { 'dpop-nonce': context.nonces.issue() } });
  }
  const isFirst = await takeOnce(
    context.db,
    `embed:${partner.id}:${claims.jti}`,
    instant(context.world, EMBED_TOKEN_MAX_AGE + 2 * CLOCK_LEEWAY),
  );
  if (!isFirst) throw new ProblemError('invalid_grant');
  return { partner, claims };
}

async function signed(
  context: EmbedTokenContext,
  token: string,
): Promise<{ partner: Partner; claims: EmbedTokenClaims }> {
  try {
    // Read before verification only to find the key; everything is read again from the verified token.
    const { kid } = decodeProtectedHeader(token);
    const partner = await findPartner(context.db, String(decodeJwt(token).iss));
    const key = partner?.keys.find((candidate) => candidate.kid === kid);
    if (!partner || !key) throw new ProblemError('invalid_grant');
    const { payload } = await jwtVerify(token, await importJWK(key, key.alg), {
      algorithms: [key.alg],
      typ: 'qwy-embed+jwt',
      issuer: partner.id,
      // Times are compared in one place, above.
      currentDate: new Date(0),
    });
    return { partner, claims: EmbedTokenClaims.parse(payload) };
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : new ProblemError('invalid_grant', { cause });
  }
}
