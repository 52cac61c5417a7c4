import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Takes an id that may be used once, in all replicas. @returns false when it was taken before. */
export async function takeOnce(db: Kysely<Database>, id: string, expiresAt: string): Promise<boolean> {
  const row = await db
    .insertInto('replay')
    .values({ id, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
