import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { addressGuard } from './public-address.ts';

/** Whom the gateway may call, how long it listens and how much it reads. */
export interface OutboundOptions {
  /** Whether an address may be called, over plain http or not; asked about the very address that is then connected to. */
  readonly mayCall: (address: string, isPlain: boolean) => boolean;
  /** Answers for a name. Default: the system's; `*.localhost` is always this machine, as in browsers (RFC 6761 6.3). */
  readonly lookup?: Lookup;
  /** For the whole call, the last byte of the answer included, in ms. Default 10,000. */
  readonly timeoutMs?: number;
  /** Bytes of an answer: those we call answer with tokens, keys or nothing. Default 1,000,000. */
  readonly maxBytes?: number;
}

export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

/** The call was not made, or its answer not read, because it is one we do not make. `reason` holds nothing of the address. */
export class OutboundRefused extends Error {
  readonly reason: 'scheme' | 'credentials' | 'address' | 'unknown_name' | 'too_large' | 'encoded' | 'redirected';

  constructor(reason: OutboundRefused['reason']) {
    super(`outbound_${reason}`);
    this.name = 'OutboundRefused';
    this.reason = reason;
  }
}

/**
 * A `fetch` for addresses that others wrote (webhooks, key sets): only the internet and the networks the operator opened;
 * https unless the host's own network was opened.
 * @param allowed - opened networks, see `addressGuard`
 * @param sandbox - everything on one machine: it may be called, too
 */
export function guardedFetch(
  allowed: readonly string[],
  { sandbox, ...rest }: { sandbox: boolean } & Pick<OutboundOptions, 'lookup' | 'timeoutMs' | 'maxBytes'>,
): typeof fetch {
  const isOpen = addressGuard(sandbox ? [...allowed, '127.0.0.0/8', '::1'] : allowed);
  const isPublic = addressGuard([]);
  return createOutboundFetch({
    ...rest,
    mayCall: (address, isPlain) => isOpen(address) && !(isPlain && isPublic(address)),
  });
}

/** A `fetch` for addresses the operator wrote into the settings: any address, otherwise as careful. */
export const operatorFetch = (): typeof fetch => createOutboundFetch({ mayCall: () => true });

/**
 * The address is resolved once, judged, and connected to: a name that answers differently the second time (DNS rebinding)
 * gains nothing. Redirects are handed back, never followed; compressed answers are refused.
 */
export function createOutboundFetch(options: OutboundOptions): typeof fetch {
  const { timeoutMs = 10_000, maxBytes = 1_000_000 } = options;
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    refuseUnlikely(url, hostname, options);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
    const body = Buffer.from(await request.arrayBuffer());
    const answer = await call(url, request, body, lookupFor(url, options), signal);
    const status = answer.statusCode ?? 502;
    try {
      const encoding = answer.headers['content-encoding'];
      if (encoding !== undefined && encoding !== 'identity') throw new OutboundRefused('encoded');
      if (status >= 300 && status < 400 && request.redirect === 'error') throw new OutboundRefused('redirected');
      const bytes = await readBounded(answer, maxBytes);
      const isEmpty = [204, 205, 304].includes(status);
      return new Response(isEmpty ? null : new Uint8Array(bytes), { status, headers: headersOf(answer) });
    } catch (error) {
      // The stream only says that it was cut off.
      throw signal.aborted ? signal.reason : error;
    } finally {
      answer.destroy();
    }
  };
}

function refuseUnlikely(url: URL, hostname: string, { mayCall }: OutboundOptions): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundRefused('scheme');
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('credentials');
  // Node does not look literal addresses up, so nothing else would judge them.
  if (isIP(hostname) !== 0 && !mayCall(hostname, isPlain(url))) throw new OutboundRefused('address');
}

const isPlain = ({ protocol }: URL): boolean => protocol === 'http:';

function call(
  url: URL,
  request: Request,
  body: Buffer,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const send = url.protocol === 'https:' ? https.request : http.request;
  const headers = {
    ...Object.fromEntries(request.headers),
    'accept-encoding': 'identity',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    // No agent: a connection kept for another call was judged then, not now.
    const outgoing = send(url, { method: request.method, headers, lookup, signal, agent: false });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Judges what a name stands for; one shut address among them shuts the name, since any of them may be connected to. */
function lookupFor(url: URL, { mayCall, lookup = lookUp }: OutboundOptions): LookupFunction {
  return (hostname, { all }, callback) => {
    const answered = isLoopbackName(hostname) ? Promise.resolve(LOOPBACK) : lookup(hostname);
    answered.then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new OutboundRefused('unknown_name'), '', 0);
        if (!addresses.every(({ address }) => mayCall(address, isPlain(url))))
          return callback(new OutboundRefused('address'), '', 0);
        if (all === true) return callback(null, [...addresses]);
        callback(null, first.address, first.family);
      },
      () => callback(new OutboundRefused('unknown_name'), '', 0),
    );
  };
}

const LOOPBACK: readonly LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];

const isLoopbackName = (hostname: string): boolean => hostname === 'localhost' || hostname.endsWith('.localhost');

const lookUp: Lookup = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

function headersOf(answer: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

async function readBounded(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > maxBytes) throw new OutboundRefused('too_large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
