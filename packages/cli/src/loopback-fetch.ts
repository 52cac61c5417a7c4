import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

const MAX_REDIRECTS = 10;
/** Statuses whose answers have no body, and for which `Response` refuses one. */
const WITHOUT_BODY = [204, 205, 304];

/** Bodies that are known are sent with their length, and again where a redirect wants it; streams are sent as they come. */
type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

/**
 * `fetch`, except that `http://*.localhost` reaches this machine, as it does in browsers: Node asks the system, which mostly
 * knows only `localhost`. Bodies stream both ways, so that server-sent events work through it.
 * @param otherwise - fetches everything else. Default: the global one
 */
export function createLoopbackFetch(otherwise: typeof fetch = (input, init) => fetch(input, init)): typeof fetch {
  return async (input, init) => {
    const isStream = init?.body instanceof ReadableStream;
    // Node insists on `duplex` for bodies that are streams.
    const request = new Request(input, isStream ? Object.assign({ duplex: 'half' }, init) : init);
    if (!isLoopback(request.url)) return otherwise(request);
    const isUnread = isStream || (input instanceof Request && init?.body === undefined);
    const body = request.body === null || isUnread ? request.body : new Uint8Array(await request.arrayBuffer());
    return follow(request, body, otherwise);
  };
}

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && hostname.endsWith('.localhost');
};

async function follow(request: Request, body: Body, otherwise: typeof fetch, hops = 0): Promise<Response> {
  const response = await send(request, body);
  const location = response.headers.get('location');
  if (location === null || response.status < 300 || response.status >= 400 || request.redirect === 'manual')
    return response;
  await response.body?.cancel();
  if (request.redirect === 'error' || hops >= MAX_REDIRECTS) throw new TypeError('fetch failed: redirected');
  const { status } = response;
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST');
  const nextBody = becomesGet ? null : body;
  if (nextBody instanceof ReadableStream) throw new TypeError('fetch failed: a stream cannot be sent again');
  const next = redirected(request, new URL(location, request.url), becomesGet);
  return isLoopback(next.url)
    ? follow(next, nextBody, otherwise, hops + 1)
    : otherwise(new Request(next, { body: nextBody }));
}

/** As the fetch standard has it: another origin does not get the credentials. */
function redirected(request: Request, url: URL, becomesGet: boolean): Request {
  const headers = new Headers(request.headers);
  if (url.origin !== new URL(request.url).origin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  if (becomesGet) headers.delete('content-type');
  const { signal, redirect, method } = request;
  return new Request(url, { method: becomesGet && method !== 'HEAD' ? 'GET' : method, headers, signal, redirect });
}

/** Both loopback addresses, whatever the name: whoever listens on one of them is found. */
const lookup: LookupFunction = (_hostname, options, callback) => {
  if (options.all) {
    callback(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]);
  } else callback(null, '127.0.0.1', 4);
};

function send(request: Request, body: Body): Promise<Response> {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(reasonOf(signal));
    const outgoing = httpRequest(request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      lookup,
      agent: false, // a connection kept alive would break with the next restart of the gateway
    });
    const onAbort = (): void => void outgoing.destroy(reasonOf(signal));
    signal.addEventListener('abort', onAbort);
    outgoing.on('close', () => signal.removeEventListener('abort', onAbort));
    outgoing.on('error', (cause) =>
      reject(signal.aborted ? reasonOf(signal) : new TypeError('fetch failed', { cause })),
    );
    outgoing.on('response', (incoming) => resolve(responseOf(incoming, request)));
    if (!(body instanceof ReadableStream)) return void outgoing.end(body ?? undefined);
    const source = Readable.from(chunksOf(body));
    source.on('error', (cause: Error) => outgoing.destroy(cause)).pipe(outgoing);
  });
}

function responseOf(incoming: IncomingMessage, request: Request): Response {
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value);
  if (!WITHOUT_BODY.includes(status) && request.method !== 'HEAD') {
    return new Response(streamOf(incoming, request.signal), { status, statusText, headers });
  }
  incoming.resume();
  return new Response(null, { status, statusText, headers });
}

/** Pulls piece by piece, so that a slow reader slows the sender; cancelling hangs up. */
function streamOf(incoming: IncomingMessage, signal: AbortSignal): ReadableStream<Uint8Array> {
  const pieces = incoming.iterator();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(new Uint8Array(Buffer.from(value)));
      } catch (cause) {
        controller.error(signal.aborted ? reasonOf(signal) : new TypeError('terminated', { cause }));
      }
    },
    cancel: () => void incoming.destroy(),
  });
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) yield chunk;
}

const reasonOf = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new DOMException('This operation was aborted', 'AbortError');
