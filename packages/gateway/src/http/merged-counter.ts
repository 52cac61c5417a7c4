import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import { errorKind, instant } from '../world.ts';
import type { Limit } from './limits.ts';
import { allowance, cost, tooMany } from './limits.ts';
import type { Bucket } from './shared-counter.ts';

/** How often replicas tell each other what they counted, in ms. */
const MERGE_MS = 1_000;
/** Ids remembered at once; beyond it the ones seen longest ago are forgotten, which only lets somebody ask more. */
const MOST_IDS = 50_000;
/** Rows of one statement. */
const BATCH = 500;

/**
 * Counts in memory, so that a read costs no write, and once a second adds to the database what was counted and learns what
 * the other replicas counted. Between two merges each replica may admit a limit of its own, once.
 */
export interface MergedCounter {
  /**
   * Counts one in each bucket, or nothing in any: who is refused leaves no trace, so that nobody fills memory and database with
   * names that cost nothing.
   * @throws {ProblemError} rate_limited
   */
  hit(...buckets: readonly Bucket[]): void;
  /** Writes and learns now; runs by itself a second after something was counted. */
  merge(): Promise<void>;
  stop(): Promise<void>;
}

interface Count {
  readonly limit: Limit;
  /** When the bucket will be whole again, in ms, as `shared-counter.ts` has it. */
  wholeAt: number;
  /** Counted since the last merge, in ms of the limit. */
  pending: number;
}

export function mergedCounter(db: Kysely<Database>, world: World, log: Log): MergedCounter {
  const counts = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  const merge = async (): Promise<void> => {
    const waiting = [...counts].filter(([, count]) => count.pending > 0);
    for (let i = 0; i < waiting.length; i += BATCH) await mergeBatch(db, world, counts, waiting.slice(i, i + BATCH));
    for (const [id, count] of counts) if (count.pending === 0 && count.wholeAt <= world.now()) counts.delete(id);
  };
  const schedule = (): void => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      running = merge().catch((error: unknown) => {
        log('warn', 'limits.merge_failed', { error: errorKind(error) });
        schedule();
      });
    }, MERGE_MS).unref();
  };

  return {
    hit(...buckets) {
      const now = world.now();
      const wholeFrom = (id: string): number => Math.max(counts.get(id)?.wholeAt ?? now, now);
      const wait = Math.max(...buckets.map(({ id, limit }) => wholeFrom(id) - allowance(limit) - now));
      if (wait > 0) throw tooMany(wait);
      for (const { id, limit } of buckets) {
        const count = counts.get(id) ?? { limit, wholeAt: now, pending: 0 };
        count.wholeAt = wholeFrom(id) + cost(limit);
        count.pending += cost(limit);
        counts.delete(id); // the newest last
        counts.set(id, count);
      }
      for (const id of counts.keys()) {
        if (counts.size <= MOST_IDS) break;
        counts.delete(id);
      }
      schedule();
    },
    merge,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function mergeBatch(
  db: Kysely<Database>,
  world: World,
  counts: ReadonlyMap<string, Count>,
  batch: readonly [string, Count][],
): Promise<void> {
  const now = instant(world);
  const sent = batch
    .map(([id, count]) => ({ id, count, pending: count.pending }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { count } of sent) count.pending = 0;
  // However many replicas admitted how much: nobody waits for longer than one whole limit.
  const latest = instant(world, Math.max(...sent.map(({ count }) => count.limit.seconds)));
  try {
    const rows = await db
      .insertInto('rate_counter')
      .values(sent.map(({ id, pending }) => ({ id, count: 1, expires_at: instant(world, pending / 1000) })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          count: sql`rate_counter.count + 1`,
          expires_at: sql`least(greatest(rate_counter.expires_at, ${now}::timestamptz) + (excluded.expires_at - ${now}::timestamptz), ${latest}::timestamptz)`,
        }),
      )
      .returning(['id', 'expires_at'])
      .execute();
    for (const row of rows) {
      const count = counts.get(row.id);
      if (count) count.wholeAt = Date.parse(row.expires_at) + count.pending;
    }
  } catch (error) {
    for (const { count, pending } of sent) count.pending += pending;
    throw error;
  }
}
