import type { PartnerInput, PartnerKey, PartnerStatus } from '@qwy/contract/partner';
import { Partner } from '@qwy/contract/partner';
import type { Kysely, Selectable } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { jsonb } from './engine/index.ts';
import type { Database, PartnerTable } from './schema.ts';

const toPartner = (row: Selectable<PartnerTable>): Partner =>
  Partner.parse({
    id: row.id,
    name: row.name,
    publishableKey: row.publishable_key,
    origins: row.origins,
    scopes: row.scopes,
    keys: row.keys,
    jwksUrl: row.jwks_url ?? undefined,
    revokedKids: row.revoked_kids,
    terminals: row.terminals,
    status: row.status,
    createdAt: row.created_at,
  });

export async function findPartner(db: Kysely<Database>, id: string): Promise<Partner | undefined> {
  const row = await db.selectFrom('partner').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toPartner(row);
}

/** The partner, which nobody else changes until the transaction ends. */
export async function lockPartner(tx: Kysely<Database>, id: string): Promise<Partner | undefined> {
  const row = await tx.selectFrom('partner').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toPartner(row);
}

export async function findPartnerByKey(db: Kysely<Database>, publishableKey: string): Promise<Partner | undefined> {
  const row = await db
    .selectFrom('partner')
    .selectAll()
    .where('publishable_key', '=', publishableKey)
    .executeTakeFirst();
  return row && toPartner(row);
}

export async function listPartners(db: Kysely<Database>): Promise<Partner[]> {
  const rows = await db.selectFrom('partner').selectAll().orderBy('id').execute();
  return rows.map(toPartner);
}

/** Registers a partner or replaces what is known of it. What `PartnerInput` lets leave out stays; revoked keys stay revoked. */
export async function putPartner(tx: Kysely<Database>, world: World, partner: PartnerInput): Promise<Partner> {
  const known = await lockPartner(tx, partner.id);
  const values = {
    name: partner.name,
    publishable_key: partner.publishableKey,
    origins: jsonb(partner.origins),
    scopes: jsonb(partner.scopes),
    keys: jsonb(partner.keys),
    jwks_url: partner.jwksUrl ?? (partner.keys.length === 0 ? (known?.jwksUrl ?? null) : null),
    revoked_kids: jsonb([...new Set([...(known?.revokedKids ?? []), ...(partner.revokedKids ?? [])])]),
    terminals: jsonb(partner.terminals ?? known?.terminals ?? []),
    status: partner.status,
  };
  const row = await tx
    .insertInto('partner')
    .values({ id: partner.id, ...values, created_at: instant(world) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPartner(row);
}

/** Changes nothing else, whatever else is being changed. @returns undefined without such a partner. */
export async function setPartnerStatus(
  tx: Kysely<Database>,
  id: string,
  status: PartnerStatus,
): Promise<Partner | undefined> {
  const row = await tx.updateTable('partner').set({ status }).where('id', '=', id).returningAll().executeTakeFirst();
  return row && toPartner(row);
}

/** The keys of a partner that was locked in this transaction. */
export async function setPartnerKeys(
  tx: Kysely<Database>,
  id: string,
  { keys, revokedKids }: { keys: readonly PartnerKey[]; revokedKids: readonly string[] },
): Promise<Partner> {
  const row = await tx
    .updateTable('partner')
    .set({ keys: jsonb(keys), revoked_kids: jsonb(revokedKids) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toPartner(row);
}
