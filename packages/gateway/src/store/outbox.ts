import { WebhookEvent } from '@qwy/contract/partner';
import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { jsonb } from './engine/index.ts';
import type { Database } from './schema.ts';

export type EventType = 'case.received' | 'case.changed' | 'rating.received';

/**
 * Queues one delivery per webhook that hears of this type and authority, in the caller's transaction: if the work is there, so is
 * the news. `data` may hold ids, codes and counts only.
 */
export async function emit(
  tx: Kysely<Database>,
  world: World,
  type: EventType,
  authority: string,
  data: WebhookEvent['data'],
): Promise<void> {
  const hooks = await tx
    .selectFrom('webhook')
    .select(['id', 'events'])
    .where((w) => w.or([w('authority', 'is', null), w('authority', '=', authority)]))
    .execute();
  const subscribed = hooks.filter(({ events }) => z.array(z.string()).parse(events).includes(type));
  if (subscribed.length === 0) return;
  const now = instant(world);
  const event: WebhookEvent = { id: world.newId(), type, at: now, data };
  await tx
    .insertInto('outbox')
    .values(
      subscribed.map(({ id }) => ({
        id: world.newId(),
        webhook_id: id,
        payload: jsonb(event),
        state: 'new',
        fence: 0,
        attempts: 0,
        run_after: now,
        lease_until: null,
        created_at: now,
      })),
    )
    .execute();
}

/** A delivery that this worker holds until its lease ends. */
export interface Delivery {
  readonly id: string;
  readonly fence: number;
  readonly attempts: number;
  readonly event: WebhookEvent;
  readonly url: string;
  readonly secret: string;
}

const LEASE_SECONDS = 30;

/** Takes the next deliveries; what a dead worker left is taken again when its lease has run out. */
export async function claim(db: Kysely<Database>, world: World, most: number): Promise<Delivery[]> {
  const now = instant(world);
  const rows = await db
    .updateTable('outbox')
    .set((e) => ({
      state: 'sending',
      fence: e('fence', '+', 1),
      attempts: e('attempts', '+', 1),
      lease_until: instant(world, LEASE_SECONDS),
    }))
    .where('id', 'in', (e) =>
      e
        .selectFrom('outbox')
        .select('id')
        .where((w) =>
          w.or([
            w.and([w('state', '=', 'new'), w('run_after', '<=', now)]),
            w.and([w('state', '=', 'sending'), w('lease_until', '<', now)]),
          ]),
        )
        .orderBy('run_after')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'fence', 'attempts', 'payload', 'webhook_id'])
    .execute();
  if (rows.length === 0) return [];
  const hooks = await db
    .selectFrom('webhook')
    .selectAll()
    .where(
      'id',
      'in',
      rows.map((row) => row.webhook_id),
    )
    .execute();
  return rows.flatMap((row) => {
    const hook = hooks.find(({ id }) => id === row.webhook_id);
    return hook
      ? [
          {
            id: row.id,
            fence: row.fence,
            attempts: row.attempts,
            event: WebhookEvent.parse(row.payload),
            url: hook.url,
            secret: hook.secret,
          },
        ]
      : [];
  });
}

/** The receiver has it. A worker that lost its lease changes nothing. */
export async function settle(db: Kysely<Database>, delivery: Delivery): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'done' })
    .where('id', '=', delivery.id)
    .where('fence', '=', delivery.fence)
    .where('state', '=', 'sending')
    .execute();
}

/** The receiver does not have it, or may not: to be tried again at `runAfter`. Nothing is ever dropped. */
export async function postpone(db: Kysely<Database>, delivery: Delivery, runAfter: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ state: 'new', run_after: runAfter, lease_until: null })
    .where('id', '=', delivery.id)
    .where('fence', '=', delivery.fence)
    .where('state', '=', 'sending')
    .execute();
}
