import type { Answer, Route } from '@qwy/contract/route';
import { withoutTrailing } from '@qwy/contract/rules/trailing';
import type { Authorizer } from './authorizer.ts';
import { Interrupted, sleep as sleepByTimer, withDeadline } from './deadline.ts';
import type { Sleep } from './deadline.ts';
import { createError, isQwyError } from './errors.ts';
import type { QwyErrorUnion } from './errors.ts';
import { isJson, placesOf, readProblem } from './problem.ts';
import type { PreparedRequest } from './request.ts';
import { prepare } from './request.ts';
import { mayRepeat, pauseBefore } from './retry.ts';
import type { AnySendOptions, OpenOptions, SendOptions, Transport } from './types.ts';

const DEFAULT_TIMEOUT = 15_000;
const DEFAULT_RETRIES = 2;
/** One call may take this many timeouts in all: attempts, proofs and pauses together. */
const TIMEOUTS_PER_CALL = 2;
/** 401s one call may recover from: one for a new nonce, one for a new token. */
const MAX_RECOVERIES = 2;

export interface TransportOptions {
  /** Address of the gateway, for example `https://gw.example.gov.cn`; a path is kept. */
  readonly baseUrl: string;
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
  /** Proves who is calling; needed for every route that is not public. */
  readonly authorizer?: Authorizer;
  /**
   * What to do with answers of an unknown shape. `strict` (default): reject with `schema_mismatch`. `warn`: report to
   * `onWarning` and pass the answer on as it is. `off`: do not look. New fields are tolerated in each.
   */
  readonly validate?: 'strict' | 'warn' | 'off';
  /** Milliseconds one attempt may take. Default 15000. A call with its retries and pauses ends within twice this. */
  readonly timeout?: number;
  /** Attempts after the first. Default 2. */
  readonly retries?: number;
  /** Numbers in [0, 1) for the jitter. Default `Math.random`. */
  readonly random?: () => number;
  /** The pause between attempts. Default: by timer. */
  readonly sleep?: Sleep;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Makes idempotency keys. Default: random UUIDs. */
  readonly newId?: () => string;
  /** Gets what `validate: 'warn'` finds. Default: `console.warn`. */
  readonly onWarning?: (warning: QwyErrorUnion) => void;
}

/**
 * Connects to a gateway.
 * @throws {TypeError} for an option that cannot be meant
 */
export function createTransport(options: TransportOptions): Transport {
  const base = parseBase(options.baseUrl);
  const { authorizer, validate = 'strict', random = Math.random, sleep = sleepByTimer, now = Date.now } = options;
  const { timeout: defaultTimeout = DEFAULT_TIMEOUT, retries = DEFAULT_RETRIES, newId = randomUuid } = options;
  const { onWarning = (warning) => console.warn(warning) } = options;
  const doFetch = options.fetch ?? ((input: string, init: RequestInit) => fetch(input, init));
  requireNumber('timeout', defaultTimeout, 1);
  requireNumber('retries', retries, 0);

  async function perform(route: Route, call: AnySendOptions): Promise<unknown> {
    const timeout = call.timeout ?? defaultTimeout;
    requireNumber('timeout', timeout, 1);
    let request = prepare(base, route, call, newId);
    const end = now() + timeout * TIMEOUTS_PER_CALL;
    const recoveries = { left: MAX_RECOVERIES };
    for (let attempt = 0; ; attempt++) {
      try {
        const ms = Math.max(1, Math.min(timeout, end - now()));
        return await withDeadline(ms, call.signal, (signal) => ask(route, request, recoveries, signal));
      } catch (thrown) {
        const error = errorOf(route, thrown);
        const pause = pauseBefore(attempt, error, random);
        if (attempt >= retries || !mayRepeat(route, call, error) || now() + pause >= end) throw error;
        await sleep(pause, call.signal).catch((reason: unknown) => Promise.reject(errorOf(route, reason)));
        // Caches keep a good status with a broken body and, where there is an ETag, would answer with it again and again.
        if (error.code === 'unexpected_response') request = { ...request, cache: 'reload' };
      }
    }
  }

  async function ask(
    route: Route,
    request: PreparedRequest,
    recoveries: { left: number },
    signal: AbortSignal,
  ): Promise<unknown> {
    const response = await fetchOnce(route, request, signal);
    const text = await response.text().catch((cause: unknown) => {
      throw createError('network', { ...where(route), status: response.status }, cause);
    });
    if (response.ok) {
      authorizer?.observe?.(response.headers);
      return readAnswer(route, response, text);
    }
    const error = readProblem(where(route), response, text, now());
    if (response.status !== 401) authorizer?.observe?.(response.headers);
    else if (await recovered(route, error, response, recoveries)) return ask(route, request, recoveries, signal);
    throw error;
  }

  async function fetchOnce(route: Route, request: PreparedRequest, signal: AbortSignal): Promise<Response> {
    const { method, url, search, body, cache } = request;
    const proof = route.access.kind === 'public' ? {} : await authorizer?.authorize({ method, url });
    const init: RequestInit = {
      method,
      headers: { ...request.headers, ...proof },
      credentials: 'omit',
      redirect: 'manual',
      signal,
    };
    if (body !== undefined) init.body = body;
    if (cache !== undefined) init.cache = cache;
    try {
      return await doFetch(url + search, init);
    } catch (cause) {
      throw createError('network', where(route), cause);
    }
  }

  async function recovered(
    route: Route,
    error: QwyErrorUnion,
    { status, headers }: Response,
    recoveries: { left: number },
  ) {
    if (route.access.kind === 'public' || authorizer?.recover === undefined || recoveries.left === 0) return false;
    recoveries.left--;
    return authorizer.recover({ status, code: error.code, headers });
  }

  function readAnswer(route: Route, response: Response, text: string): unknown {
    if (route.answer === undefined) return undefined;
    const { status } = response;
    let data: unknown;
    try {
      if (!isJson(response.headers)) throw new TypeError('not JSON');
      data = JSON.parse(text);
    } catch (cause) {
      throw createError('unexpected_response', { ...where(route), status }, cause);
    }
    if (validate === 'off') return data;
    const parsed = route.answer.safeParse(data);
    if (parsed.success) return parsed.data;
    const error = createError('schema_mismatch', {
      ...where(route),
      status,
      invalidParams: placesOf(parsed.error.issues),
    });
    if (validate === 'strict') throw error;
    onWarning(error);
    return data;
  }

  async function openStream(route: Route, call: OpenOptions): Promise<ReadableStream<Uint8Array>> {
    const request = prepare(base, route, {}, newId);
    const headers: Record<string, string> = { accept: 'text/event-stream' };
    if (call.lastEventId !== undefined) headers['last-event-id'] = call.lastEventId;
    // The deadline's own signal ends with the headers; this one must last as long as the stream.
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    call.signal?.addEventListener('abort', abort, { once: true });
    try {
      return await withDeadline(call.timeout ?? defaultTimeout, call.signal, async () => {
        const response = await fetchOnce(route, { ...request, headers }, controller.signal);
        if (!response.ok) throw readProblem(where(route), response, await response.text(), now());
        const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
        if (response.body !== null && isStream) return response.body;
        throw createError('unexpected_response', { ...where(route), status: response.status });
      });
    } catch (thrown) {
      call.signal?.removeEventListener('abort', abort);
      controller.abort();
      throw errorOf(route, thrown);
    }
  }

  return {
    send: async <R extends Route>(route: R, call: SendOptions<R>) => {
      // The one cast: `perform` works for any route, and this route's own schema has just vouched for the shape.
      return (await perform(route, call)) as Answer<R>;
    },
    open: (route, call = {}) => openStream(route, call),
  };
}

const where = ({ method, path }: Route): { method: string; route: string } => ({ method, route: path });

/** Whatever was thrown on the way, as one of ours. */
function errorOf(route: Route, thrown: unknown): QwyErrorUnion {
  if (isQwyError(thrown)) return thrown;
  if (thrown instanceof Interrupted) return createError(thrown.why, where(route));
  // Only an authorizer gets here: it could not prove who is calling.
  return createError('unauthorized', where(route), thrown);
}

function parseBase(baseUrl: string): string {
  if (!/^https?:\/\/[^/?#\s@]+(?:\/[^?#\s]*)?$/.test(baseUrl)) {
    throw new TypeError('`baseUrl` must be an absolute http(s) address without query, fragment or password');
  }
  return withoutTrailing(baseUrl, '/');
}

function requireNumber(name: string, value: number, least: number): void {
  if (!(Number.isFinite(value) && value >= least))
    throw new TypeError(`\`${name}\` must be a number of at least ${least}`);
}

/** `crypto.randomUUID` needs Chromium 92 and a secure context; this needs neither. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
