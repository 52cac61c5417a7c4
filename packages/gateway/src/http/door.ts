import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Limits } from './limits.ts';
import type { MergedCounter } from './merged-counter.ts';
import { routeFinder } from './route-of.ts';

/** Answered from memory, and asked for by whoever watches the process. */
const FREE = ['/healthz', '/v/*', '/openapi.json'];

/**
 * Counts every request at the door, before anything is read of it: public reads by address and by the site whose pages ask,
 * everything else by address alone.
 *
 * A site is counted per address only: anybody can write any `Origin`, and must not be able to use up what a partner's other
 * visitors have.
 */
export function useDoor(
  app: FastifyInstance,
  counter: MergedCounter,
  limits: Pick<Limits, 'read' | 'site' | 'flood'>,
  nameOf: (request: FastifyRequest) => Promise<string>,
): void {
  const routeOf = routeFinder();
  app.addHook('onRequest', async (request) => {
    if (FREE.includes(request.routeOptions.url ?? '') || request.method === 'OPTIONS') return;
    const address = await nameOf(request);
    const route = routeOf(request);
    if (route?.method !== 'GET' || route.access.kind !== 'public')
      return counter.hit({ id: `flood:${address}`, limit: limits.flood });
    const { origin } = request.headers;
    const site = origin === undefined ? [] : [{ id: `site:${address}:${origin.slice(0, 100)}`, limit: limits.site }];
    counter.hit(...site, { id: `read:${address}`, limit: limits.read });
  });
  app.addHook('onClose', () => counter.stop());
}
