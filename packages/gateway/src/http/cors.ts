import type { Route } from '@qwy/contract/route';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routeFinder, routesByPath } from './route-of.ts';

const EXPOSED = 'DPoP-Nonce, Retry-After, ETag, X-Request-Id';
/** What a caller of a public route may send beyond what needs no preflight. */
const PUBLIC_ALLOWED = 'Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID';
const FRAME_ALLOWED = 'Authorization, DPoP, Content-Type, Idempotency-Key';

export interface FrameOrigins {
  readonly forms: string;
  readonly license: string;
}

/**
 * Public routes answer any origin, always alike and never with credentials, so that shared caches can keep them. Routes of
 * frames answer the origins their scopes are served from, compared character by character. Staff's answer no page at all:
 * their callers are servers and the command line.
 */
export function useCors(app: FastifyInstance, origins: FrameOrigins): void {
  const routeOf = routeFinder();
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'OPTIONS') allow(routeOf(request), origins, request, reply);
  });

  for (const [path, routes] of routesByPath()) {
    app.options(path, async (request, reply) => {
      const wanted = request.headers['access-control-request-method'];
      const route = routes.find(({ method }) => method === wanted);
      if (allow(route, origins, request, reply) && route) {
        reply
          .header('access-control-allow-methods', route.method)
          .header('access-control-allow-headers', route.access.kind === 'public' ? PUBLIC_ALLOWED : FRAME_ALLOWED)
          .header('access-control-max-age', '600')
          // An answer without a body has nothing to protect, and Chromium 83 fails a preflight that says `same-origin`.
          .header('cross-origin-resource-policy', 'cross-origin');
      }
      return reply.code(204).send();
    });
  }
}

/** @returns whether the page that asks may see the answer */
function allow(route: Route | undefined, origins: FrameOrigins, request: FastifyRequest, reply: FastifyReply): boolean {
  if (!route) return false;
  if (route.access.kind === 'public') {
    // Also where no origin asks: a cache may hand this very answer to one that does.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  } else {
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !originsOf(route, origins).includes(origin)) return false;
    reply.header('access-control-allow-origin', origin);
  }
  reply.header('access-control-expose-headers', EXPOSED);
  return true;
}

function originsOf({ access }: Route, { forms, license }: FrameOrigins): readonly string[] {
  switch (access.kind) {
    case 'grant':
      return [forms, license];
    case 'token':
      return [
        ...(access.scopes.some((scope) => scope !== 'license') ? [forms] : []),
        ...(access.scopes.includes('license') ? [license] : []),
      ];
    case 'public':
    case 'staff':
      return [];
  }
}
