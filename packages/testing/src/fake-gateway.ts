import type { Change } from '@qwy/contract/change';
import type { Problem, ProblemCode } from '@qwy/contract/errors';
import { PROBLEM_STATUS } from '@qwy/contract/errors';

/**
 * A gateway that answers by a script, shaped like `fetch`: for stories and browser tests of elements, where what
 * matters is what the element shows for an answer, a refusal, silence or a dead line.
 *
 * ```ts
 * const gateway = fakeGateway({ 'GET /v1/guides/{code}': answer(guide), 'POST /v1/cases': problem('rate_limited') });
 * createClient({ baseUrl: gateway.baseUrl, fetch: gateway.fetch });
 * ```
 */
export interface FakeGateway {
  /** Pass as the client's `baseUrl`; nothing listens there. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** Every request so far, oldest first. */
  readonly requests: readonly FakeRequest[];
  /** Changes what a route answers from now on. */
  script(route: string, reply: Reply): void;
  /** Sends a change to every open `/v1/changes` stream. */
  announce(change: Change): void;
  /** Streams of `/v1/changes` that are open now. */
  readonly openStreams: number;
}

/** What was asked. */
export interface FakeRequest {
  /** Key of the script that matched, e.g. `GET /v1/guides/{code}`. */
  readonly route: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The parsed JSON body, the text of any other body, `undefined` without one. */
  readonly body: unknown;
}

/** What happens to one request. Made by the functions below. */
export type Outcome =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly body: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'never' }
  | { readonly kind: 'network-error' };

/** An outcome, or what makes one of each request. */
export type Reply = Outcome | ((request: FakeRequest) => Outcome | Promise<Outcome>);

/** A good answer as JSON. `status` defaults to 200. */
export const answer = (body: unknown, status = 200): Outcome => ({
  kind: 'response',
  status,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** A refusal as the gateway writes it; status follows from the code. */
export const problem = (
  code: ProblemCode,
  more: Partial<Pick<Problem, 'detail' | 'invalidParams' | 'retryAfter'>> = {},
): Outcome => ({
  kind: 'response',
  status: PROBLEM_STATUS[code],
  body: JSON.stringify({
    type: `urn:qwy:problem:${code}`,
    title: code,
    status: PROBLEM_STATUS[code],
    code,
    requestId: 'req-sample-0001',
    ...more,
  }),
  headers: { 'content-type': 'application/problem+json' },
});

/** What a proxy in between says when the gateway is away: HTML. `status` defaults to 502. */
export const htmlPage = (status = 502): Outcome => ({
  kind: 'response',
  status,
  body: '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>',
  headers: { 'content-type': 'text/html' },
});

/** No answer, until the caller gives up. */
export const never = (): Outcome => ({ kind: 'never' });

/** A dead line: `fetch` rejects as browsers do. */
export const networkError = (): Outcome => ({ kind: 'network-error' });

/** One outcome after the other; the last one stays. */
export function sequence(first: Outcome, ...rest: readonly Outcome[]): Reply {
  const queue = [first, ...rest];
  return () => (queue.length > 1 ? queue.shift() : queue[0]) ?? first;
}

const CHANGES = 'GET /v1/changes';

/** Makes a gateway that answers by `script`. A route nobody scripted answers `internal`; `/v1/changes` is an open stream unless scripted. */
export function fakeGateway(script: Readonly<Record<string, Reply>> = {}): FakeGateway {
  const replies = new Map(Object.entries(script));
  const requests: FakeRequest[] = [];
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  const respond = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const found = match([...replies.keys(), CHANGES], request.method, url.pathname);
    const asked: FakeRequest = {
      route: found?.route ?? `${request.method} ${url.pathname}`,
      path: url.pathname,
      params: found?.params ?? {},
      query: url.searchParams,
      headers: request.headers,
      body: await bodyOf(request),
    };
    requests.push(asked);
    const reply = replies.get(asked.route);
    if (reply === undefined && asked.route === CHANGES) return openStream(request.signal, streams);
    const outcome =
      typeof reply === 'function'
        ? await reply(asked)
        : (reply ?? problem('internal', { detail: `not scripted: ${asked.route}` }));
    return settle(outcome, request.signal);
  };

  return {
    baseUrl: 'https://gateway.example',
    fetch: respond,
    requests,
    script: (route, reply) => void replies.set(route, reply),
    announce: (change) => {
      const frame = new TextEncoder().encode(`id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
      for (const stream of streams) stream.enqueue(frame);
    },
    get openStreams() {
      return streams.size;
    },
  };
}

function match(
  routes: readonly string[],
  method: string,
  path: string,
): { route: string; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const [routeMethod, pattern = ''] = route.split(' ');
    const expected = pattern.split('/');
    const actual = path.split('/');
    if (routeMethod !== method || expected.length !== actual.length) continue;
    const params: Record<string, string> = {};
    const fits = expected.every((segment, i) => {
      const value = actual[i] ?? '';
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name === undefined) return segment === value;
      params[name] = decodeURIComponent(value);
      return true;
    });
    if (fits) return { route, params };
  }
  return undefined;
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  return request.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

function settle(outcome: Outcome, signal: AbortSignal): Promise<Response> {
  if (signal.aborted) return Promise.reject(abortReason(signal));
  if (outcome.kind === 'response')
    return Promise.resolve(new Response(outcome.body || null, { status: outcome.status, headers: outcome.headers }));
  if (outcome.kind === 'network-error') return Promise.reject(new TypeError('Failed to fetch'));
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true }),
  );
}

function openStream(signal: AbortSignal, streams: Set<ReadableStreamDefaultController<Uint8Array>>): Response {
  let own: ReadableStreamDefaultController<Uint8Array> | undefined;
  const forget = () => own && streams.delete(own);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      own = controller;
      streams.add(controller);
      signal.addEventListener('abort', () => forget() && controller.error(abortReason(signal)), { once: true });
    },
    cancel: () => void forget(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

const abortReason = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('The operation was aborted.', 'AbortError');
