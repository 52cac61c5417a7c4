import { AssuranceLevel } from '@qwy/contract/assurance';
import { Partner, Scope } from '@qwy/contract/partner';
import { ACCESS_TOKEN_AGE, REFRESH_CHAIN_AGE } from '@qwy/contract/token';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant, newSecret } from '../world.ts';
import { hashSecret } from './hash.ts';
import type { Database } from './schema.ts';

/** What a frame was allowed: bound to its key, ended by time, revocation or the partner's suspension. */
export interface AccessGrant {
  readonly id: string;
  readonly partnerId: string;
  readonly subject: string;
  readonly origin: string;
  readonly scope: Scope;
  readonly jkt: string;
  readonly citizenId: string | undefined;
  /** The partner's key it began by, and the partner's terminal it was for; undefined: not known. */
  readonly kid: string | undefined;
  readonly terminal: string | undefined;
  /** How strongly that citizen signed in. */
  readonly assurance: AssuranceLevel | undefined;
}

export interface IssuedTokens {
  readonly grantId: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly scope: Scope;
}

/** Begins a grant. The tokens are returned once and stored only as hashes. */
export async function createGrant(
  db: Kysely<Database>,
  world: World,
  grant: Omit<AccessGrant, 'id' | 'citizenId' | 'assurance'>,
): Promise<IssuedTokens> {
  const id = world.newId();
  const accessToken = newSecret(world);
  const refreshToken = newSecret(world);
  await db
    .insertInto('access_grant')
    .values({
      id,
      partner_id: grant.partnerId,
      subject: grant.subject,
      origin: grant.origin,
      scope: grant.scope,
      jkt: grant.jkt,
      access_hash: hashSecret(accessToken),
      access_expires_at: instant(world, ACCESS_TOKEN_AGE),
      refresh_hash: hashSecret(refreshToken),
      expires_at: instant(world, REFRESH_CHAIN_AGE),
      citizen_id: null,
      assurance: null,
      created_at: instant(world),
      revoked_at: null,
      kid: grant.kid ?? null,
      terminal: grant.terminal ?? null,
    })
    .execute();
  return { grantId: id, accessToken, refreshToken, expiresIn: ACCESS_TOKEN_AGE, scope: grant.scope };
}

export type Refreshed = IssuedTokens | 'unknown' | 'reused' | 'partner_suspended';

/**
 * Exchanges a refresh token, once, for the key that proved itself (`jkt`). One that was exchanged before means that two
 * parties hold it: the grant ends, for both. Of several that come at the same time one is exchanged, and the grant ends as well.
 */
export async function refreshGrant(
  tx: Kysely<Database>,
  world: World,
  refreshToken: string,
  jkt: string,
): Promise<Refreshed> {
  const refreshHash = hashSecret(refreshToken);
  const held = await standing(tx).where('refresh_hash', '=', refreshHash).executeTakeFirst();
  if (!held) return endIfSpent(tx, world, refreshHash);
  if (held.jkt !== jkt || held.revoked_at !== null || held.expires_at <= instant(world)) return 'unknown';
  if (held.partner_status !== 'active') return 'partner_suspended';
  if (!isCovered(held)) return 'unknown';

  const accessToken = newSecret(world);
  const next = newSecret(world);
  const row = await tx
    .updateTable('access_grant')
    .set({
      access_hash: hashSecret(accessToken),
      access_expires_at: instant(world, ACCESS_TOKEN_AGE),
      refresh_hash: hashSecret(next),
    })
    .where('id', '=', held.id)
    .where('refresh_hash', '=', refreshHash)
    .where('revoked_at', 'is', null)
    .returning(['id', 'scope', 'expires_at'])
    .executeTakeFirst();
  if (!row) return endIfSpent(tx, world, refreshHash);
  await tx
    .insertInto('spent_refresh')
    .values({ refresh_hash: refreshHash, grant_id: row.id, expires_at: row.expires_at })
    .execute();
  return {
    grantId: row.id,
    accessToken,
    refreshToken: next,
    expiresIn: ACCESS_TOKEN_AGE,
    scope: Scope.parse(row.scope),
  };
}

async function endIfSpent(tx: Kysely<Database>, world: World, refreshHash: string): Promise<'reused' | 'unknown'> {
  const spent = await tx
    .selectFrom('spent_refresh')
    .select('grant_id')
    .where('refresh_hash', '=', refreshHash)
    .executeTakeFirst();
  if (!spent) return 'unknown';
  await revokeGrant(tx, world, spent.grant_id);
  return 'reused';
}

export type FoundGrant = AccessGrant | 'unknown' | 'expired' | 'partner_suspended';

/**
 * The grant behind an access token, with the partner's present registration: what is suspended, revoked or taken out there
 * works at once. Whoever holds the token without its key (`jkt`) learns nothing about it.
 */
export async function findGrant(
  db: Kysely<Database>,
  world: World,
  accessToken: string,
  jkt: string,
): Promise<FoundGrant> {
  const row = await standing(db)
    .where('access_hash', '=', hashSecret(accessToken))
    .where('jkt', '=', jkt)
    .executeTakeFirst();
  if (!row || row.revoked_at !== null) return 'unknown';
  if (row.partner_status !== 'active') return 'partner_suspended';
  if (!isCovered(row)) return 'unknown';
  const now = instant(world);
  if (row.access_expires_at <= now || row.expires_at <= now) return 'expired';
  return {
    id: row.id,
    partnerId: row.partner_id,
    subject: row.subject,
    origin: row.origin,
    scope: Scope.parse(row.scope),
    jkt: row.jkt,
    citizenId: row.citizen_id ?? undefined,
    kid: row.kid ?? undefined,
    terminal: row.terminal ?? undefined,
    assurance: row.assurance === null ? undefined : AssuranceLevel.parse(row.assurance),
  };
}

/** Grants beside what their partner's registration says now. */
const standing = (db: Kysely<Database>) =>
  db
    .selectFrom('access_grant')
    .innerJoin('partner', 'partner.id', 'access_grant.partner_id')
    .selectAll('access_grant')
    .select([
      'partner.status as partner_status',
      'partner.origins',
      'partner.scopes',
      'partner.revoked_kids',
      'partner.terminals',
    ]);

interface Standing {
  readonly origin: string;
  readonly scope: string;
  readonly kid: string | null;
  readonly terminal: string | null;
  readonly origins: unknown;
  readonly scopes: unknown;
  readonly revoked_kids: unknown;
  readonly terminals: unknown;
}

/** Whether the registration still has the origin, the widget and the terminal, and has not revoked the key. */
function isCovered(row: Standing): boolean {
  const { shape } = Partner;
  return (
    shape.origins.parse(row.origins).includes(row.origin) &&
    shape.scopes.parse(row.scopes).includes(Scope.parse(row.scope)) &&
    (row.kid === null || !shape.revokedKids.parse(row.revoked_kids).includes(row.kid)) &&
    (row.terminal === null || shape.terminals.parse(row.terminals).some(({ id }) => id === row.terminal))
  );
}

export async function revokeGrant(db: Kysely<Database>, world: World, id: string): Promise<void> {
  await db
    .updateTable('access_grant')
    .set({ revoked_at: instant(world) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** A citizen signed in within this grant. */
export async function attachCitizen(
  db: Kysely<Database>,
  id: string,
  citizenId: string,
  assurance: AssuranceLevel,
): Promise<void> {
  await db
    .updateTable('access_grant')
    .set({ citizen_id: citizenId, assurance })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
