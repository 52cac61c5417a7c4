import type { PartnerInput } from '@qwy/contract/partner';
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
    status: row.status,
    createdAt: row.created_at,
  });

export async function findPartner(db: Kysely<Database>, id: string): Promise<Partner | undefined> {
  const row = await db.selectFrom('partner').selectAll().where('id', '=', id).executeTakeFirst();
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

/** Registers a partner or replaces what is known of it. */
export async function putPartner(tx: Kysely<Database>, world: World, partner: PartnerInput): Promise<Partner> {
  const values = {
    name: partner.name,
    publishable_key: partner.publishableKey,
    origins: jsonb(partner.origins),
    scopes: jsonb(partner.scopes),
    keys: jsonb(partner.keys),
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
