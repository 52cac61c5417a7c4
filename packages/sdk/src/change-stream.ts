import { Change } from '@qwy/contract/change';
import { streamChanges } from '@qwy/contract/routes/changes';
import { Interrupted, sleep, withDeadline } from './deadline.ts';
import { createError, isQwyError } from './errors.ts';
import type { QwyErrorUnion } from './errors.ts';
import { placesOf } from './problem.ts';
import { backoff } from './retry.ts';
import { createSseParser } from './sse-parser.ts';
import type { ServerSentEvent } from './sse-parser.ts';
import type { Transport } from './types.ts';

/** The gateway sends something at least every 15 s; after three times that the line is dead, whatever TCP believes. */
export const HEARTBEAT_TIMEOUT = 45_000;
/** Upper bound of the first pause before reconnecting; the server may set another. Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Never hammer: not even a server that accepts and hangs up at once. */
const SHORTEST_PAUSE = 200;
/** A connection that lasted this long was a good one: the next failure starts with short pauses again. */
const GOOD_CONNECTION = 10_000;
/** Ids kept to tell a change once: resuming may repeat what was announced about the same moment. */
const REMEMBERED = 200;

const WHERE = { method: streamChanges.method, route: streamChanges.path };

export interface ChangeStreamOptions {
  readonly onChange: (change: Change) => void;
  /** The line is open and did not resume an earlier one: announcements made before now are not repeated. */
  readonly onOpen?: (() => void) | undefined;
  /** A connection failed or an announcement made no sense. Unless it is a refusal, reconnecting goes on. */
  readonly onError?: ((error: QwyErrorUnion) => void) | undefined;
  readonly lastEventId?: string | undefined;
  readonly signal: AbortSignal;
  /** Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Milliseconds, only ever compared. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Keeps one stream of changes open until `signal` aborts or the gateway refuses for good. */
export async function runChangeStream(transport: Transport, options: ChangeStreamOptions): Promise<void> {
  const { onChange, onOpen, onError, signal, random = Math.random, now = Date.now } = options;
  let { lastEventId } = options;
  let firstPause = FIRST_PAUSE;
  let failures = 0;
  let known: readonly string[] = [];

  const isNew = ({ id }: Change): boolean => {
    if (known.includes(id)) return false;
    known = [...known.slice(1 - REMEMBERED), id];
    return true;
  };
  const onEvent = (event: ServerSentEvent): void => {
    if (signal.aborted || event.type !== 'change') return;
    const change = parseChange(event.data);
    if (change instanceof Error) onError?.(change);
    else if (isNew(change)) onChange(change);
  };
  const onId = (id: string): void => {
    if (id !== '') lastEventId = id;
  };
  const onRetry = (ms: number): void => {
    firstPause = Math.min(Math.max(ms, SHORTEST_PAUSE), LONGEST_PAUSE);
  };

  while (!signal.aborted) {
    const opened = now();
    const connection = new AbortController();
    const hangUp = (): void => connection.abort();
    signal.addEventListener('abort', hangUp);
    let wish = 0;
    try {
      const body = await transport.open(streamChanges, { lastEventId, signal: connection.signal });
      if (lastEventId === undefined) onOpen?.();
      const parser = createSseParser({ onEvent, onId, onRetry }, lastEventId);
      await readAll(body, connection.signal, (text) => parser.push(text));
    } catch (thrown) {
      if (signal.aborted) break;
      const error = errorOf(thrown);
      onError?.(error);
      if (isRefusal(error)) break;
      wish = (error.retryAfter ?? 0) * 1000;
    } finally {
      signal.removeEventListener('abort', hangUp);
      hangUp();
    }
    failures = now() - opened >= GOOD_CONNECTION ? 0 : failures + 1;
    const pause = wish + SHORTEST_PAUSE + backoff(failures, random, firstPause, LONGEST_PAUSE);
    await sleep(pause, signal).catch(() => undefined); // aborted: the loop's condition sees it
  }
}

/** A server that said no will say no again; anything else passes. */
const isRefusal = (error: QwyErrorUnion): boolean => !error.retryable && error.code !== 'unexpected_response';

function parseChange(data: string): Change | QwyErrorUnion {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch (cause) {
    return createError('unexpected_response', WHERE, cause);
  }
  const parsed = Change.safeParse(json);
  return parsed.success
    ? parsed.data
    : createError('schema_mismatch', { ...WHERE, invalidParams: placesOf(parsed.error.issues) });
}

/** Reads to the end, as text. Rejects with `Interrupted` after a silence of `HEARTBEAT_TIMEOUT`. */
async function readAll(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await withDeadline(HEARTBEAT_TIMEOUT, signal, () => reader.read());
      if (done) return;
      onText(decoder.decode(value, { stream: true }));
    }
  } finally {
    reader.cancel().catch(() => undefined); // a broken stream cannot be cancelled, nor need it be
  }
}

function errorOf(thrown: unknown): QwyErrorUnion {
  if (isQwyError(thrown)) return thrown;
  if (thrown instanceof Interrupted) return createError(thrown.why, WHERE);
  return createError(thrown instanceof RangeError ? 'unexpected_response' : 'network', WHERE, thrown);
}
