import { Change } from '@qwy/contract/change';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import type { Database } from './schema.ts';

/** Writes an announcement in the transaction that makes it true. */
export async function announce(
  tx: Kysely<Database>,
  world: World,
  change: {
    kind: 'guide.published' | 'guide.withdrawn' | 'form.published' | 'item.changed';
    subject: string;
    version?: number;
  },
): Promise<void> {
  await tx
    .insertInto('change')
    .values({
      id: world.newId(),
      kind: change.kind,
      subject: change.subject,
      version: change.version ?? null,
      at: instant(world),
    })
    .execute();
}

/** Announcements made at or after a moment, oldest first. */
export async function changesSince(db: Kysely<Database>, since: string): Promise<Change[]> {
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .limit(1000)
    .execute();
  return rows.map((row) =>
    Change.parse({
      id: row.id,
      kind: row.kind,
      subject: row.subject,
      ...(row.version === null ? {} : { version: row.version }),
      at: row.at,
    }),
  );
}

export async function changeTime(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('change').select('at').where('id', '=', id).executeTakeFirst();
  return row?.at;
}

/** The newest announcement; undefined before the first one. */
export async function latestChange(db: Kysely<Database>): Promise<string | undefined> {
  const row = await db
    .selectFrom('change')
    .select('id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
