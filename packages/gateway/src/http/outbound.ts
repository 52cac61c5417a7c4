import { lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';

/** Longest answer that is read, in bytes: what we call answers with tokens, keys or nothing. */
const MAX_ANSWER = 1_000_000;

/**
 * The gateway's own `fetch` for calls to others (webhooks, the identity provider). Unlike the built-in one it resolves
 * `*.localhost` to this machine, as browsers do (RFC 6761 section 6.3) and Node does not; it never follows redirects and
 * reads a bounded answer.
 */
export const outboundFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const send = url.protocol === 'https:' ? https.request : http.request;
  return new Promise<Response>((resolve, reject) => {
    const outgoing = send(
      url,
      {
        method: request.method,
        headers: { ...Object.fromEntries(request.headers), 'content-length': body.length },
        lookup: loopbackLookup,
        signal: request.signal,
      },
      (answer) => {
        readBounded(answer)
          .then((bytes) => {
            const headers = new Headers();
            for (const [name, value] of Object.entries(answer.headers)) {
              if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
            }
            const status = answer.statusCode ?? 502;
            resolve(new Response(status === 204 || status === 304 ? null : new Uint8Array(bytes), { status, headers }));
          })
          .catch(reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
};

const loopbackLookup: LookupFunction = (hostname, options, callback) => {
  if (hostname !== 'localhost' && !hostname.endsWith('.localhost')) return lookup(hostname, options, callback);
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

async function readBounded(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_ANSWER) {
      stream.destroy();
      throw new RangeError('The answer is too large.');
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
