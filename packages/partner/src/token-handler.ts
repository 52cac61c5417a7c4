import type { IncomingMessage, ServerResponse } from 'node:http';
import { readJsonBody } from './json-body.ts';
import type { TokenHandlerOptions } from './token-endpoint.ts';
import { MAX_BODY, createTokenEndpoint } from './token-endpoint.ts';

/** What `node:http` and Express hand to a handler; `body` is there when somebody has parsed it before. */
export type NodeRequest = IncomingMessage & { body?: unknown };

export type TokenHandler<Request extends NodeRequest = NodeRequest> = (
  request: Request,
  response: ServerResponse,
) => Promise<void>;

/**
 * The endpoint your pages name in `token-endpoint`, for `node:http` and Express (`app.post('/qwy-token', handler)`): answers a
 * frame's request with a signed embed token. Only same-origin requests are answered, so that no other site can have tokens
 * made in your name.
 * @throws {TypeError} at once for a key or option that cannot work
 */
export function createTokenHandler<Request extends NodeRequest = NodeRequest>(
  options: TokenHandlerOptions<Request>,
): TokenHandler<Request> {
  const endpoint = createTokenEndpoint(options);
  return async (request, response) => {
    const { method, headers } = request;
    const {
      status,
      body,
      headers: answered,
    } = await endpoint({
      method,
      headers,
      body: () => readJsonBody(request, MAX_BODY),
      request,
    });
    if (request.readableAborted) return; // nobody is there to read an answer
    // The rest of an oversized body is not waited for.
    if (!request.readableEnded) response.setHeader('connection', 'close');
    response.writeHead(status, { ...answered, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
}
