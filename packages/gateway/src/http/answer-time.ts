import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';
import { sendProblem } from './surroundings.ts';

/** Seconds after which somebody may ask again whom we let down. */
const RETRY_AFTER = 5;

/**
 * Answers 503 when a handler takes too long; its work goes on, and what it answers later is dropped. A write that was done all
 * the same is found by its idempotency key.
 *
 * Fastify's own `handlerTimeout` is given up as soon as a request's body has been read, so it never fires for a POST.
 */
export function limitAnswerTime(app: FastifyInstance, ms: number): void {
  const timers = new WeakMap<object, NodeJS.Timeout>();
  app.addHook('onRequest', async (request, reply) => {
    const timer = setTimeout(() => {
      if (reply.sent) return;
      const headers = { 'retry-after': String(RETRY_AFTER) };
      sendProblem(reply, new ProblemError('unavailable', { retryAfter: RETRY_AFTER, headers }), request.id);
    }, ms).unref();
    timers.set(request, timer);
  });
  app.addHook('onResponse', async (request) => clearTimeout(timers.get(request)));
}
