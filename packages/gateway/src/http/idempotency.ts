import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { withRetry } from '../store/retry.ts';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import type { Surroundings } from './bind.ts';
import { ProblemError } from './problem.ts';

/** How long an answer can be asked for again, in seconds. */
const REMEMBERED = 24 * 3600;

const hash = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * Runs a write once per idempotency key: the answer is stored in the transaction that did the work, so after a crash
 * either both exist or neither. The same key with another body is refused (409).
 *
 * Keys belong to the caller: for a frame that is its key's thumbprint, which outlives a token.
 */
export function idempotency(db: Kysely<Database>, world: World): Surroundings['replay'] {
  return async (request, route, caller, work) => {
    const key = keyOf(request);
    if (key === undefined) {
      if (route.method === 'POST') {
        throw new ProblemError('invalid_request', {
          invalidParams: [{ pointer: '/headers/idempotency-key', code: 'required' }],
        });
      }
      return withRetry(db, work);
    }
    const owner = caller === undefined ? 'public' : 'jkt' in caller ? caller.jkt : caller.id;
    const id = hash('key', route.id, owner, key);
    const requestHash = hash('body', request.method, request.url, JSON.stringify(request.body ?? null));

    return withRetry(db, async (tx) => {
      const now = instant(world);
      await tx.deleteFrom('idempotency').where('id', '=', id).where('expires_at', '<=', now).execute();
      // Taking the row first makes two requests with one key wait for each other.
      const taken = await tx
        .insertInto('idempotency')
        .values({ id, request_hash: requestHash, status: 0, body: '', expires_at: instant(world, REMEMBERED) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!taken) {
        const stored = await tx.selectFrom('idempotency').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        if (stored.request_hash !== requestHash) throw new ProblemError('idempotency_conflict');
        return {
          status: stored.status,
          body: stored.body === '' ? undefined : stored.body,
          headers: { 'idempotency-replayed': 'true' },
        };
      }
      const outcome = await work(tx);
      await tx
        .updateTable('idempotency')
        .set({ status: outcome.status, body: outcome.body ?? '' })
        .where('id', '=', id)
        .execute();
      return outcome;
    });
  };
}

function keyOf(request: FastifyRequest): string | undefined {
  const value = request.headers['idempotency-key'];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^[\w-]{8,100}$/.test(value)) {
    throw new ProblemError('invalid_request', {
      invalidParams: [{ pointer: '/headers/idempotency-key', code: 'pattern' }],
    });
  }
  return value;
}
