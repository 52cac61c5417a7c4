import { FrameQuery } from '@qwy/contract/frame';
import type { Scope } from '@qwy/contract/partner';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import type { Nonces } from '../auth/nonces.ts';
import { NO_BODY } from '../http/body-limits.ts';
import { useDoor } from '../http/door.ts';
import type { Limits } from '../http/limits.ts';
import { DEFAULT_LIMITS } from '../http/limits.ts';
import { mergedCounter } from '../http/merged-counter.ts';
import { parseRequest } from '../http/problem.ts';
import { requestNames } from '../http/request-names.ts';
import type { Times } from '../http/server.ts';
import { createServer } from '../http/server.ts';
import { findPartnerByKey } from '../store/partners.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import type { Bundles } from './bundles.ts';
import { serveBundles } from './bundles.ts';
import type { ChannelSource } from './channel.ts';
import { frameDocument, framePolicy } from './document.ts';
import { readFrameFiles } from './frame-files.ts';
import { noticePage } from './notice-page.ts';

export interface FrameAppDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly nonces: Nonces;
  readonly bundles: Bundles;
  /** Default: none. */
  readonly channel?: ChannelSource;
  readonly version: string;
  /** Origin of the API. */
  readonly gateway: string;
  /** Widgets served on this origin: forms, cases and ratings on one, licences alone on another. */
  readonly widgets: readonly Scope[];
  /** Origin of these pages. Default: the API's, which says as much about TLS. */
  readonly publicUrl?: string;
  /** Default: `DEFAULT_LIMITS`. */
  readonly limits?: Limits;
  /** Default: `DEFAULT_TIMES`. */
  readonly times?: Times;
  /** How many proxies in front may be believed about the caller's address. Default 0. */
  readonly trustedProxies?: number;
}

/** An origin that serves frame pages and nothing else: no API, no cookies, nothing to steal. */
export function createFrameApp(deps: FrameAppDeps): FastifyInstance {
  const { db, world, log, limits = DEFAULT_LIMITS, publicUrl = deps.gateway, trustedProxies = 0 } = deps;
  const app = createServer({ world, log, publicUrl, bodyLimit: NO_BODY, trustedProxies, times: deps.times });
  useDoor(app, mergedCounter(db, world, log), limits, requestNames(db, world));
  serveBundles(app, deps.bundles, deps.channel);
  const files = readFrameFiles(deps.bundles, deps.version);

  for (const widget of deps.widgets) {
    app.get(`/${widget}`, async (request, reply) => {
      const query = parseRequest(FrameQuery, request.query, 'query');
      const partner = await findPartnerByKey(deps.db, query.partner);
      const locale = query.locale ?? 'zh-CN';
      const isServed = partner?.status === 'active' && partner.scopes.includes(widget);
      reply
        .header('content-security-policy', framePolicy(deps.gateway, isServed ? partner.origins : []))
        .header('cache-control', 'no-store')
        .header('cross-origin-resource-policy', 'cross-origin')
        // Says something of windows only; Chromium 83 refuses a sandboxed frame whose document says anything else.
        .header('cross-origin-opener-policy', 'unsafe-none')
        .type('text/html; charset=utf-8');
      if (!isServed) return reply.code(partner ? 403 : 404).send(noticePage('refused', locale));
      return reply.send(
        frameDocument({
          widget,
          partner,
          gateway: deps.gateway,
          nonce: deps.nonces.issue(),
          version: deps.version,
          files,
          locale,
          item: query.item,
          case: query.case,
        }),
      );
    });
  }
  return app;
}
