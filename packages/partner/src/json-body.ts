import type { IncomingMessage } from 'node:http';

export class BodyTooLargeError extends Error {}

/**
 * The parsed body of a request, whether somebody read it before (Express's `express.json()` leaves it in `body`) or not.
 * @param limit - bytes
 * @throws {BodyTooLargeError} as soon as the limit is passed, without reading on
 * @throws {SyntaxError} if it is not JSON in UTF-8
 */
export async function readJsonBody(request: IncomingMessage & { body?: unknown }, limit: number): Promise<unknown> {
  if (request.body !== undefined) return request.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytesOf(request)) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return JSON.parse(decodeUtf8(Buffer.concat(chunks)));
}

/** Leaving the loop early must not destroy the socket: the refusal still has to go out through it. */
const bytesOf = (request: IncomingMessage): AsyncIterable<Uint8Array> => request.iterator({ destroyOnReturn: false });

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not UTF-8');
  }
}
