import type { FastifyInstance } from 'fastify';

/** Two years, as preload lists ask for; without subdomains, which are not ours to decide about. */
const HSTS = 'max-age=63072000';
const NOTHING = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/**
 * What every answer carries unless its route says otherwise (frame pages have a policy of their own; what other sites load
 * is `cross-origin`).
 *
 * `same-origin` does not stop the frames' own `fetch` calls: CORS decides about these. It stops pages that load an answer as
 * an image or a script.
 * @param publicUrl - origin under which the server is known outside; HSTS only means something over https
 */
export function securityHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': NOTHING,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': HSTS } : {}),
  };
}

/** Puts them on every answer: first of all hooks, so that refusals of later ones carry them too. */
export function useSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const headers = securityHeaders(publicUrl);
  app.addHook('onRequest', async (_request, reply) => void reply.headers({ ...headers }));
}
