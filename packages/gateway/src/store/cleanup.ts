import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Deletes what has expired. Safe to run on every replica at any time. */
export async function deleteExpired(db: Kysely<Database>, now: string, dayAgo: string): Promise<void> {
  await db.deleteFrom('replay').where('expires_at', '<=', now).execute();
  await db.deleteFrom('rate_counter').where('expires_at', '<=', now).execute();
  await db.deleteFrom('idempotency').where('expires_at', '<=', now).execute();
  await db.deleteFrom('spent_refresh').where('expires_at', '<=', now).execute();
  await db.deleteFrom('login').where('expires_at', '<=', dayAgo).execute();
  await db.deleteFrom('access_grant').where('expires_at', '<=', dayAgo).execute();
}
