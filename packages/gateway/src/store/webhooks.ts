import type { Webhook } from '@qwy/contract/partner';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { instant, newSecret } from '../world.ts';
import { jsonb } from './engine/index.ts';
import type { Database } from './schema.ts';

export async function createWebhook(
  db: Kysely<Database>,
  world: World,
  input: { url: string; events: readonly string[]; authority?: string | undefined },
): Promise<Webhook & { secret: string }> {
  const { url, events, authority } = input;
  const id = world.newId();
  const secret = newSecret(world);
  const createdAt = instant(world);
  await db
    .insertInto('webhook')
    .values({ id, url, events: jsonb(events), authority: authority ?? null, secret, created_at: createdAt })
    .execute();
  return { id, url, events: [...events], authority, createdAt, secret };
}

/** The oldest first. */
export async function listWebhooks(db: Kysely<Database>): Promise<Webhook[]> {
  const rows = await db.selectFrom('webhook').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    events: z.array(z.string()).parse(row.events),
    authority: row.authority ?? undefined,
    createdAt: row.created_at,
  }));
}

/** Takes its waiting deliveries along. @returns false without such a webhook. */
export async function deleteWebhook(tx: Kysely<Database>, id: string): Promise<boolean> {
  await tx.deleteFrom('outbox').where('webhook_id', '=', id).execute();
  const row = await tx.deleteFrom('webhook').where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}
