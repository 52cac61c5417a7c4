import type { FastifyInstance } from 'fastify';
import { ProblemError } from './problem.ts';

/** Refuses compressed bodies: a few kilobytes of them can become gigabytes, and nothing we take needs them. */
export function refuseCompressed(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return;
    throw new ProblemError('unsupported_media_type', { headers: { 'accept-encoding': 'identity' } });
  });
}
