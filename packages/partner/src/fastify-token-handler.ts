import type { IncomingHttpHeaders } from 'node:http';
import type { TokenHandlerOptions } from './token-endpoint.ts';
import { createTokenEndpoint } from './token-endpoint.ts';

/** As much of Fastify's request and reply as is needed here: this package does not depend on Fastify. */
export interface FastifyRequestLike {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body?: unknown;
}
export interface FastifyReplyLike {
  code(status: number): FastifyReplyLike;
  headers(values: Record<string, string>): FastifyReplyLike;
  send(payload: string): unknown;
}

export type FastifyTokenHandler<Request extends FastifyRequestLike = FastifyRequestLike> = (
  request: Request,
  reply: FastifyReplyLike,
) => Promise<unknown>;

/**
 * `createTokenHandler()` for Fastify 4 and 5: `app.post('/qwy-token', handler)`. Fastify has parsed the body, and answers what is
 * no JSON itself.
 * @throws {TypeError} at once for a key or option that cannot work
 */
export function createFastifyTokenHandler<Request extends FastifyRequestLike = FastifyRequestLike>(
  options: TokenHandlerOptions<Request>,
): FastifyTokenHandler<Request> {
  const endpoint = createTokenEndpoint(options);
  return async (request, reply) => {
    const { method, headers, body } = request;
    const answered = await endpoint({ method, headers, body: () => body, request });
    return reply
      .code(answered.status)
      .headers({ ...answered.headers })
      .send(answered.body);
  };
}
