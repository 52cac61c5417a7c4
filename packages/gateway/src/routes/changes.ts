import type { Change } from '@qwy/contract/change';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Limits } from '../http/limits.ts';
import { tooMany } from '../http/limits.ts';
import { changeTime, changesSince, latestChange } from '../store/changes.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import { errorKind, instant } from '../world.ts';

/** Pause between two looks into the table, in ms. No engine-specific notification: any replica sees any other's change. */
const POLL_MS = 500;
/** Rows of transactions that committed late carry an earlier time: each look goes back this far and skips what it knows. */
const OVERLAP_SECONDS = 10;
const HEARTBEAT_MS = 15_000;

type Listener = (change: Change) => void;

export interface ChangeFeed {
  listen(listener: Listener): () => void;
  stop(): void;
}

/** Polls the table of announcements while anybody listens, once for all listeners of this process. */
export function createChangeFeed(db: Kysely<Database>, world: World, log: Log): ChangeFeed {
  const listeners = new Set<Listener>();
  let known = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (tell: boolean): Promise<void> => {
    const since = instant(world, -OVERLAP_SECONDS);
    const changes = await changesSince(db, since);
    for (const change of changes) {
      if (known.has(change.id)) continue;
      known.set(change.id, change.at);
      if (tell) for (const listener of listeners) listener(change);
    }
    known = new Map([...known].filter(([, at]) => at >= since));
  };
  const run = (tell: boolean): void => {
    look(tell)
      .catch((error: unknown) => log('warn', 'changes.poll_failed', { error: errorKind(error) }))
      .finally(() => {
        timer = listeners.size > 0 && !stopped ? setTimeout(() => run(true), POLL_MS) : undefined;
      });
  };

  return {
    listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1 && timer === undefined) run(false);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      listeners.clear();
      clearTimeout(timer);
    },
  };
}

/** Bytes that may wait for a listener that does not read; then it is cut off, and resumes when it comes back. */
const MOST_WAITING = 64 * 1024;
/** Pause asked of a listener that finds no place, in ms. */
const CROWDED_MS = 30_000;

interface StreamDeps {
  readonly db: Kysely<Database>;
  readonly feed: ChangeFeed;
  readonly limits: Limits['streams'];
  nameOf(request: FastifyRequest): Promise<string>;
}

/** `GET /v1/changes` as server-sent events. */
export function bindChanges(app: FastifyInstance, { db, feed, limits, nameOf }: StreamDeps): void {
  const open = new Map<() => void, string>();
  app.addHook('preClose', async () => {
    for (const end of open.keys()) end();
  });

  app.get('/v1/changes', { exposeHeadRoute: false }, async (request, reply) => {
    const address = await nameOf(request);
    const last = request.headers['last-event-id'];
    const missedSince = typeof last === 'string' && /^[\w-]{1,64}$/.test(last) ? await changeTime(db, last) : undefined;
    // From here to `open.set` nothing is waited for: else many at once would all find the same last place free, and whoever hung
    // up meanwhile, whose `close` nobody hears any more, would keep one for ever.
    if (reply.raw.destroyed) return reply.hijack();
    const neighbours = [...open.values()].filter((other) => other === address).length;
    if (open.size >= limits.all || neighbours >= limits.address) throw tooMany(CROWDED_MS);

    reply
      .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      .type('text/event-stream; charset=utf-8')
      .hijack();
    const stream = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) stream.setHeader(name, value);
    stream.writeHead(200);
    const write = (text: string): void => {
      if (stream.writableEnded || stream.destroyed) return;
      if (stream.writableLength > MOST_WAITING) stream.destroy();
      else stream.write(text);
    };
    const send = (change: Change): void =>
      write(`id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
    write(': connected\n\n');
    const leave = feed.listen(send);
    const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
    const end = () => {
      clearInterval(heartbeat);
      leave();
      open.delete(end);
      stream.end();
    };
    open.set(end, address);
    stream.on('close', end);
    // After listening, so that nothing falls in between; clients know by its id what comes twice.
    try {
      // Whoever loses the line before the first announcement has to know where to resume as well.
      if (missedSince === undefined) write(`id: ${(await latestChange(db)) ?? ''}\n\n`);
      else for (const change of await changesSince(db, missedSince)) if (change.id !== last) send(change);
    } catch {
      end(); // the client comes back and asks again
    }
    return reply;
  });
}
