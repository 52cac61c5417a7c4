import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { isRetryable } from './engine/sql-error.ts';

/** Chance and time, handed in so that tests decide both. Left out: the real ones. */
export interface RetryWorld {
  /** From 0 up to, not including, 1. */
  random?: () => number;
  sleep?: (milliseconds: number) => Promise<void>;
}

/** Six tries wait at most 1.5 s in all: a citizen notices more, and a real conflict is over sooner. */
const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 800;

/**
 * Runs `work` in a transaction; if it lost against another one (serialisation failure 40001, deadlock 40P01), pauses a
 * random while and runs it again, six times in all. Distributed engines answer 40001 in ordinary operation.
 *
 * `work` may run several times: everything it does must go through the transaction it is given.
 * @throws the last error; any other error at once.
 */
export async function withRetry<DB, T>(
  db: Kysely<DB>,
  work: (transaction: Transaction<DB>) => Promise<T>,
  { random = Math.random, sleep = wait }: RetryWorld = {},
): Promise<T> {
  if (db.isTransaction) throw new TypeError('`db` is a transaction: only the outermost one can be run again.');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isRetryable(error)) throw error;
      await sleep(pauseBefore(attempt, random));
    }
  }
}

/** Full jitter: any pause up to a limit that doubles, so that two losers do not meet again. */
function pauseBefore(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}
