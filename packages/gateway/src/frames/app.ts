import { FrameQuery } from '@qwy/contract/frame';
import type { Scope } from '@qwy/contract/partner';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Nonces } from '../auth/nonces.ts';
import { useShutdown } from '../http/connections.ts';
import { parseRequest } from '../http/problem.ts';
import { useErrors, useLog } from '../http/surroundings.ts';
import { findPartnerByKey } from '../store/partners.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import type { Bundles } from './bundles.ts';
import { serveBundles } from './bundles.ts';
import { frameDocument, framePolicy } from './document.ts';
import { noticePage } from './notice-page.ts';

export interface FrameAppDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly nonces: Nonces;
  readonly bundles: Bundles;
  readonly version: string;
  /** Origin of the API. */
  readonly gateway: string;
  /** Widgets served on this origin: forms, cases and ratings on one, licences alone on another. */
  readonly widgets: readonly Scope[];
}

/** An origin that serves frame pages and nothing else: no API, no cookies, nothing to steal. */
export function createFrameApp(deps: FrameAppDeps): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: () => deps.world.newId(),
    bodyLimit: 1024,
    forceCloseConnections: 'idle',
  });
  useShutdown(app);
  useErrors(app, deps.log);
  useLog(app, deps.world, deps.log);
  serveBundles(app, deps.bundles);

  for (const widget of deps.widgets) {
    app.get(`/${widget}`, async (request, reply) => {
      const query = parseRequest(FrameQuery, request.query, 'query');
      const partner = await findPartnerByKey(deps.db, query.partner);
      const locale = query.locale ?? 'zh-CN';
      const isServed = partner?.status === 'active' && partner.scopes.includes(widget);
      reply
        .header('content-security-policy', framePolicy(deps.gateway, isServed ? partner.origins : []))
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('origin-agent-cluster', '?1')
        .header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
        .header('x-content-type-options', 'nosniff')
        .type('text/html; charset=utf-8');
      if (!isServed) return reply.code(partner ? 403 : 404).send(noticePage('refused', locale));
      return reply.send(
        frameDocument({
          widget,
          partner,
          gateway: deps.gateway,
          nonce: deps.nonces.issue(),
          version: deps.version,
          locale,
          item: query.item,
          case: query.case,
        }),
      );
    });
  }
  return app;
}
