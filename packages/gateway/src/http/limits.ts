import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { ProblemError } from './problem.ts';

/** `max` per `seconds`. */
export interface Limit {
  readonly max: number;
  readonly seconds: number;
}

export interface Limits {
  /** Public reads of one address on this replica. */
  readonly read: Limit;
  /** Tokens and writes of one address, counted by all replicas together. */
  readonly write: Limit;
  /** Wrong codes for one case number, counted together: a code of 8 characters must not be guessable. */
  readonly wrongCode: Limit;
}

export const DEFAULT_LIMITS: Limits = {
  read: { max: 600, seconds: 60 },
  write: { max: 120, seconds: 60 },
  wrongCode: { max: 10, seconds: 900 },
};

/** Counts one event under `id`, in the window it falls into. @throws {ProblemError} rate_limited beyond the limit. */
export async function countShared(db: Kysely<Database>, world: World, id: string, limit: Limit): Promise<void> {
  const window = Math.floor(world.now() / 1000 / limit.seconds);
  const row = await db
    .insertInto('rate_counter')
    .values({ id: `${id}:${window}`, count: 1, expires_at: instant(world, limit.seconds * 2) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ count: sql`rate_counter.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow();
  if (row.count > limit.max) throw tooMany(world, limit);
}

/** Refuses when the limit is already used up, without counting. */
export async function checkShared(db: Kysely<Database>, world: World, id: string, limit: Limit): Promise<void> {
  const window = Math.floor(world.now() / 1000 / limit.seconds);
  const row = await db
    .selectFrom('rate_counter')
    .select('count')
    .where('id', '=', `${id}:${window}`)
    .executeTakeFirst();
  if (row && row.count >= limit.max) throw tooMany(world, limit);
}

/** Fixed windows in this process's memory; forgets everything at the start of each window, so it cannot grow for long. */
export function localCounter(world: World, limit: Limit): (id: string) => void {
  let window = -1;
  let counts = new Map<string, number>();
  return (id) => {
    const current = Math.floor(world.now() / 1000 / limit.seconds);
    if (current !== window) {
      window = current;
      counts = new Map();
    }
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    if (count > limit.max) throw tooMany(world, limit);
  };
}

function tooMany(world: World, limit: Limit): ProblemError {
  const rest = limit.seconds - (Math.floor(world.now() / 1000) % limit.seconds);
  return new ProblemError('rate_limited', { retryAfter: rest, headers: { 'retry-after': String(rest) } });
}
