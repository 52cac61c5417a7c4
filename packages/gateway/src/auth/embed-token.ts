import type { Partner } from '@qwy/contract/partner';
import {
  CLOCK_LEEWAY,
  EMBED_TOKEN_MAX_AGE,
  EMBED_TOKEN_MAX_LENGTH,
  EmbedTokenClaims,
  EmbedTokenHeader,
} from '@qwy/contract/token';
import { compactVerify, importJWK } from 'jose';
import type { Kysely } from 'kysely';
import { ProblemError } from '../http/problem.ts';
import { findPartner } from '../store/partners.ts';
import { takeOnce } from '../store/replay.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { readCompactToken } from './compact-token.ts';
import { staleNonce } from './dpop.ts';
import type { Nonces } from './nonces.ts';
import type { PartnerKeys } from './partner-keys.ts';

/** What a token is judged by, besides itself. */
export interface EmbedTokenRules {
  findPartner(id: string): Promise<Partner | undefined>;
  readonly keys: PartnerKeys;
  /** Milliseconds since the epoch. */
  now(): number;
  /** What partners put into `aud`. */
  readonly issuer: string;
}

export interface VerifiedEmbedToken {
  readonly partner: Partner;
  readonly claims: EmbedTokenClaims;
  readonly kid: string;
}

/**
 * Reads a partner's embed token and finds it right in itself: of our type, signed by a key of its issuer with that key's own
 * algorithm (RFC 8725), every claim there and no other, short-lived, for a registered origin, widget and terminal.
 * @throws {ProblemError} invalid_grant, which says no more
 */
export async function readEmbedToken(rules: EmbedTokenRules, token: string): Promise<VerifiedEmbedToken> {
  try {
    const { header, payload } = readCompactToken(token, EMBED_TOKEN_MAX_LENGTH);
    const { alg, kid } = EmbedTokenHeader.parse(header);
    const claims = EmbedTokenClaims.parse(payload);
    const partner = await rules.findPartner(claims.iss);
    const key = partner && (await rules.keys.find(partner, kid));
    if (!key || key.alg !== alg) throw new ProblemError('invalid_grant');
    await compactVerify(token, await importJWK(key, key.alg), { algorithms: [key.alg] });
    if (!isCovered(claims, partner) || !isTimely(claims, rules.now()) || claims.aud !== rules.issuer) {
      throw new ProblemError('invalid_grant');
    }
    return { partner, claims, kid };
  } catch (cause) {
    throw cause instanceof ProblemError ? cause : new ProblemError('invalid_grant', { cause });
  }
}

const isCovered = ({ widget, scope, origin, terminal }: EmbedTokenClaims, partner: Partner): boolean =>
  widget === scope &&
  partner.scopes.includes(scope) &&
  partner.origins.includes(origin) &&
  (terminal === undefined || partner.terminals.some(({ id }) => id === terminal));

function isTimely({ iat, exp }: EmbedTokenClaims, now: number): boolean {
  const seconds = Math.floor(now / 1000);
  const life = exp - iat;
  return life > 0 && life <= EMBED_TOKEN_MAX_AGE && exp > seconds - CLOCK_LEEWAY && iat <= seconds + CLOCK_LEEWAY;
}

export interface EmbedTokenContext {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly nonces: Nonces;
  readonly keys: PartnerKeys;
  readonly issuer: string;
}

/**
 * Verifies an embed token for the key that proved itself (`jkt`), and uses it up.
 * @throws {ProblemError} invalid_grant, which says no more; partner_suspended; use_dpop_nonce when only the nonce is old,
 * so that the frame asks its host for a new token.
 */
export async function verifyEmbedToken(
  { db, world, nonces, keys, issuer }: EmbedTokenContext,
  token: string,
  jkt: string,
): Promise<VerifiedEmbedToken> {
  const rules: EmbedTokenRules = { findPartner: (id) => findPartner(db, id), keys, now: () => world.now(), issuer };
  const verified = await readEmbedToken(rules, token);
  const { partner, claims } = verified;
  if (claims.cnf.jkt !== jkt) throw new ProblemError('invalid_grant');
  if (partner.status !== 'active') throw new ProblemError('partner_suspended');
  if (!nonces.isFresh(claims.nonce)) throw staleNonce(nonces);
  const isFirst = await takeOnce(
    db,
    `embed:${partner.id}:${claims.jti}`,
    // Longer than any token with this number can be taken: made a minute ahead of us, taken a minute after its end.
    instant(world, EMBED_TOKEN_MAX_AGE + 2 * CLOCK_LEEWAY),
  );
  if (!isFirst) throw new ProblemError('invalid_grant');
  return verified;
}
