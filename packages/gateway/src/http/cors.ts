import type { Route } from '@qwy/contract/route';
import { routeList } from '@qwy/contract/routes';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const EXPOSED = 'DPoP-Nonce, Retry-After, ETag, X-Request-Id';
const ALLOWED = 'Authorization, DPoP, Content-Type, Idempotency-Key, Last-Event-ID';

/**
 * Public routes answer any origin and never with credentials, so that shared caches can keep them; everything else
 * answers the frame origins alone, compared character by character.
 */
export function useCors(app: FastifyInstance, frameOrigins: readonly string[]): void {
  const byPath = new Map<string, Route[]>();
  for (const route of routeList) byPath.set(pathOf(route), [...(byPath.get(pathOf(route)) ?? []), route]);

  const allow = (route: Route | undefined, request: FastifyRequest, reply: FastifyReply): boolean => {
    const { origin } = request.headers;
    if (!route || !origin) return false;
    if (route.access.kind === 'public') {
      reply.header('access-control-allow-origin', '*');
    } else {
      reply.header('vary', 'Origin');
      if (!frameOrigins.includes(origin)) return false;
      reply.header('access-control-allow-origin', origin);
    }
    reply.header('access-control-expose-headers', EXPOSED);
    return true;
  };

  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return;
    const candidates = byPath.get(request.routeOptions.url ?? '') ?? [];
    allow(
      candidates.find((route) => route.method === request.method),
      request,
      reply,
    );
  });

  for (const [path, routes] of byPath) {
    app.options(path, async (request, reply) => {
      const wanted = request.headers['access-control-request-method'];
      const route = routes.find(({ method }) => method === wanted);
      if (allow(route, request, reply) && route) {
        reply
          .header('access-control-allow-methods', route.method)
          .header('access-control-allow-headers', ALLOWED)
          .header('access-control-max-age', '600');
      }
      return reply.code(204).send();
    });
  }
}

const pathOf = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1');
