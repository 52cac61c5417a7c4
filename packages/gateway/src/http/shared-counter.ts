import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import type { Limit } from './limits.ts';
import { allowance, cost } from './limits.ts';

/** A limit and whose it is; all replicas count it together. */
export interface Bucket {
  readonly id: string;
  readonly limit: Limit;
}

/** A bucket that has none left, and how long until it has one. */
export interface Empty {
  readonly id: string;
  readonly waitMs: number;
}

/**
 * Takes one from each bucket that has one left. A bucket that is used up is not touched, so that whoever keeps asking does not
 * keep it empty for those who share it.
 *
 * Each row holds the moment at which its bucket will be whole again (the generic cell rate algorithm): one statement decides,
 * whatever other replicas do, and a row whose moment has passed says nothing and may be deleted.
 * @returns the buckets that had none; empty: all had
 */
export async function take(db: Kysely<Database>, world: World, buckets: readonly Bucket[]): Promise<readonly Empty[]> {
  if (buckets.length === 0) return [];
  const now = instant(world);
  // One order for all, so that two statements cannot wait for each other.
  const ordered = [...buckets].sort((a, b) => (a.id < b.id ? -1 : 1));
  const taken = await db
    .insertInto('rate_counter')
    .values(ordered.map(({ id, limit }) => ({ id, count: 1, expires_at: instant(world, cost(limit) / 1000) })))
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({
          count: sql`rate_counter.count + 1`,
          expires_at: sql`greatest(rate_counter.expires_at, ${now}::timestamptz) + (excluded.expires_at - ${now}::timestamptz)`,
        })
        .where((e) =>
          e.or(
            ordered.map(({ id, limit }) =>
              e.and([
                e('rate_counter.id', '=', id),
                e('rate_counter.expires_at', '<=', instant(world, allowance(limit) / 1000)),
              ]),
            ),
          ),
        ),
    )
    .returning('id')
    .execute();
  const refused = ordered.filter(({ id }) => !taken.some((row) => row.id === id));
  if (refused.length === 0) return [];
  // Looked up a moment later one of them may have one again: it was refused all the same.
  const empty = await findEmpty(db, world, refused);
  return refused.map(({ id }) => empty.find((one) => one.id === id) ?? { id, waitMs: 1 });
}

/** Puts back what was taken from each bucket by a request that should not have counted after all. */
export async function giveBack(db: Kysely<Database>, buckets: readonly Bucket[]): Promise<void> {
  for (const { id, limit } of [...buckets].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    await db
      .updateTable('rate_counter')
      .set({ expires_at: sql`rate_counter.expires_at - cast(${cost(limit) / 1000} as float8) * interval '1 second'` })
      .where('id', '=', id)
      .execute();
  }
}

/** Those of the buckets that have none left; takes nothing. */
export async function findEmpty(
  db: Kysely<Database>,
  world: World,
  buckets: readonly Bucket[],
): Promise<readonly Empty[]> {
  if (buckets.length === 0) return [];
  const rows = await db
    .selectFrom('rate_counter')
    .select(['id', 'expires_at'])
    .where(
      'id',
      'in',
      buckets.map(({ id }) => id),
    )
    .execute();
  return rows.flatMap(({ id, expires_at }) => {
    const limit = buckets.find((bucket) => bucket.id === id)?.limit;
    const waitMs = limit ? Date.parse(expires_at) - allowance(limit) - world.now() : 0;
    return waitMs > 0 ? [{ id, waitMs }] : [];
  });
}
