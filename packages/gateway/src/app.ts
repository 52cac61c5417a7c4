import { buildOpenApi } from '@qwy/contract/openapi';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { authenticator } from './auth/authenticate.ts';
import type { ProofContext } from './auth/dpop.ts';
import type { Nonces } from './auth/nonces.ts';
import type { Bundles } from './frames/bundles.ts';
import { serveBundles } from './frames/bundles.ts';
import { bindRoutes } from './http/bind.ts';
import { useShutdown } from './http/connections.ts';
import { useCors } from './http/cors.ts';
import { idempotency } from './http/idempotency.ts';
import type { Limits } from './http/limits.ts';
import { countShared, localCounter } from './http/limits.ts';
import { ProblemError } from './http/problem.ts';
import { useErrors, useLog } from './http/surroundings.ts';
import type { Oidc } from './oidc/oidc.ts';
import { bindLoginCallback } from './oidc/callback.ts';
import { caseHandlers } from './routes/cases.ts';
import type { ChangeFeed } from './routes/changes.ts';
import { bindChanges } from './routes/changes.ts';
import { guideHandlers } from './routes/guides.ts';
import { itemHandlers } from './routes/items.ts';
import { licenseHandlers } from './routes/licenses.ts';
import { partnerHandlers } from './routes/partners.ts';
import { ratingHandlers } from './routes/ratings.ts';
import { tokenHandlers } from './routes/tokens.ts';
import type { Database } from './store/schema.ts';
import type { Log, World } from './world.ts';

/** Largest body of any request: a form of 5,000 short answers fits. */
const BODY_LIMIT = 512 * 1024;

export interface AppDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly nonces: Nonces;
  readonly feed: ChangeFeed;
  readonly bundles: Bundles;
  readonly limits: Limits;
  /** Absent: no citizen can sign in, so no licence can be shown. */
  readonly oidc: Oidc | undefined;
  readonly version: string;
  /** Public origins of the API, the form frames and the licence frames. */
  readonly origins: { readonly api: string; readonly forms: string; readonly license: string };
  /** How many proxies in front may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** False while starting and while shutting down. */
  isReady(): boolean;
}

/** The API: every route of the contract, the change stream, health, the browser files. No port, no clock of its own. */
export function createApp(deps: AppDeps): FastifyInstance {
  const { db, world, log, nonces, origins } = deps;
  const app = Fastify({
    logger: false,
    genReqId: () => world.newId(),
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < deps.trustedProxies,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  useShutdown(app);
  useErrors(app, log);
  useLog(app, world, log);
  useCors(app, [origins.forms, origins.license]);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => Object.fromEntries(new URLSearchParams(body.toString())),
  );

  const context: ProofContext = { db, world, nonces, publicUrl: origins.api };
  const countRead = localCounter(world, deps.limits.read);
  bindRoutes(
    app,
    {
      ...itemHandlers,
      ...guideHandlers(world),
      ...caseHandlers(world, deps.limits),
      ...ratingHandlers(world, deps.limits),
      ...licenseHandlers(world),
      ...tokenHandlers(context, deps.oidc),
      ...partnerHandlers(world, origins),
    },
    {
      db,
      authenticate: authenticator(context),
      replay: idempotency(db, world),
      async limit(_route, request) {
        if (request.method === 'GET') countRead(request.ip);
        else await countShared(db, world, `write:${request.ip}`, deps.limits.write);
      },
    },
  );
  bindChanges(app, db, deps.feed);
  if (deps.oidc) bindLoginCallback(app, { db, world, log, oidc: deps.oidc, publicUrl: origins.api });
  serveBundles(app, deps.bundles);

  const openApi = JSON.stringify(buildOpenApi({ version: deps.version, servers: [origins.api] }));
  app.get('/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('access-control-allow-origin', '*').send(openApi),
  );
  app.get('/healthz', async (_request, reply) =>
    reply.type('text/plain').header('cache-control', 'no-store').send('ok'),
  );
  app.get('/readyz', async (_request, reply) => {
    if (!deps.isReady()) throw new ProblemError('unavailable', { retryAfter: 1, headers: { 'retry-after': '1' } });
    await db.selectFrom('reference_document').select('id').limit(1).execute();
    return reply.type('text/plain').header('cache-control', 'no-store').send('ready');
  });
  return app;
}
