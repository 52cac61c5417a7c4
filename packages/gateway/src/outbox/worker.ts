import { createHmac } from 'node:crypto';
import { webhookSignedPayload } from '@qwy/contract/webhook';
import type { Kysely } from 'kysely';
import { OutboundRefused } from '../http/outbound.ts';
import type { Delivery } from '../store/outbox.ts';
import { claim, postpone, settle } from '../store/outbox.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import { errorKind, instant } from '../world.ts';

const BATCH = 20;
const POLL_MS = 250;
/** While the database is away: asking it four times a second fills the log and helps nobody. */
const LONGEST_POLL_MS = 5_000;
const SEND_TIMEOUT_MS = 10_000;
/** Pause after the n-th failure: 1 s, 2 s, 4 s … an hour at most. */
const pauseSeconds = (attempts: number): number => Math.min(3600, 2 ** Math.min(attempts - 1, 12));

export interface OutboxWorker {
  /** Delivers what is due, once; for tests and for shutting down in order. @returns how many were tried. */
  runOnce(): Promise<number>;
  stop(): Promise<void>;
}

/** Delivers the outbox until stopped. Any number of workers may run on one database. */
export function startOutbox(
  db: Kysely<Database>,
  world: World,
  log: Log,
  options: { poll: boolean } = { poll: true },
): OutboxWorker {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<number> = Promise.resolve(0);
  let pause = POLL_MS;

  const runOnce = async (): Promise<number> => {
    const deliveries = await claim(db, world, BATCH);
    await Promise.all(deliveries.map((delivery) => deliver(db, world, log, delivery)));
    return deliveries.length;
  };
  const loop = (): void => {
    running = runOnce();
    running
      .then(
        () => (pause = POLL_MS),
        (error: unknown) => {
          log('error', 'outbox.failed', { error: errorKind(error) });
          pause = Math.min(LONGEST_POLL_MS, pause * 2);
        },
      )
      .finally(() => {
        if (!stopped) timer = setTimeout(loop, pause);
      });
  };
  if (options.poll) loop();

  return {
    runOnce,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running.catch(() => 0);
    },
  };
}

async function deliver(db: Kysely<Database>, world: World, log: Log, delivery: Delivery): Promise<void> {
  const failure = await send(world, delivery);
  if (failure === undefined) {
    await settle(db, delivery);
    return;
  }
  log('warn', 'outbox.postponed', { delivery: delivery.id, attempts: delivery.attempts, reason: failure });
  await postpone(db, delivery, instant(world, pauseSeconds(delivery.attempts)));
}

/** @returns why it failed; undefined when the receiver answered 2xx. The event's id lets it drop a repeat. */
async function send(world: World, { event, url, secret }: Delivery): Promise<string | undefined> {
  const body = JSON.stringify(event);
  const time = Math.floor(world.now() / 1000);
  const signature = createHmac('sha256', secret).update(webhookSignedPayload(time, body)).digest('hex');
  try {
    const answer = await world.fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'qwy-signature': `t=${time},v1=${signature}`,
        'idempotency-key': event.id,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    return answer.ok ? undefined : `status_${answer.status}`;
  } catch (error) {
    return reasonOf(error);
  }
}

/** A word for the log: our own refusals by their reason, others by their kind; nothing of the address. */
function reasonOf(error: unknown): string {
  if (error instanceof OutboundRefused) return error.message;
  return errorKind(error);
}
