import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { isUnavailable } from '../store/engine/index.ts';
import type { Log, World } from '../world.ts';
import { errorKind } from '../world.ts';
import { ProblemError, problemBody } from './problem.ts';

/** A database is mostly away because it restarts. */
const AWAY_SECONDS = 2;

/** Every failure leaves as problem+json; what is not ours is logged by kind and answered with a fixed sentence. */
export function useErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const problem = error instanceof ProblemError ? error : fromFastify(error);
    if (problem.code === 'internal' || isUnavailable(error)) {
      log('error', 'request.failed', {
        requestId: request.id,
        route: request.routeOptions.url ?? '',
        error: errorKind(error),
        where: firstFrame(error),
      });
    }
    if (problem.code === 'payload_too_large') {
      // Hanging up on a client that is still sending would cost it this answer. Bounded by the server's `requestTimeout`.
      reply.removeHeader('connection');
      request.raw.resume();
    }
    return sendProblem(reply, problem, request.id);
  });
  app.setNotFoundHandler(() => {
    throw new ProblemError('not_found');
  });
}

/** Answers with a problem and nothing else of the error. */
export function sendProblem(reply: FastifyReply, problem: ProblemError, requestId: string): FastifyReply {
  const body = problemBody(problem, requestId);
  return reply
    .code(body.status)
    .headers({ ...problem.headers })
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

function fromFastify(error: FastifyError | Error): ProblemError {
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new ProblemError('payload_too_large', { cause: error });
  if (status === 415) return new ProblemError('unsupported_media_type', { cause: error });
  if (status !== undefined && status >= 400 && status < 500)
    return new ProblemError('invalid_request', { cause: error });
  if (isUnavailable(error)) {
    const headers = { 'retry-after': String(AWAY_SECONDS) };
    return new ProblemError('unavailable', { retryAfter: AWAY_SECONDS, headers, cause: error });
  }
  return new ProblemError('internal', { cause: error });
}

/** Where it was thrown: function and file, which hold no data, unlike the message. */
function firstFrame(error: Error): string {
  const frame = error.stack?.split('\n').find((line) => line.trim().startsWith('at '));
  return (
    frame
      ?.trim()
      .replace(/file:\/\/\S*\/packages\//, '')
      .slice(0, 200) ?? ''
  );
}

/** One line a request: id, route template, status, time. Never the address, which holds codes and ids people typed. */
export function useLog(app: FastifyInstance, world: World, log: Log): void {
  const started = new WeakMap<object, number>();
  app.addHook('onRequest', async (request, reply) => {
    started.set(request, world.now());
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    log('info', 'request', {
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: world.now() - (started.get(request) ?? world.now()),
    });
  });
}
