import { buildOpenApi } from '@qwy/contract/openapi';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { authenticator } from './auth/authenticate.ts';
import type { ProofContext } from './auth/dpop.ts';
import type { Nonces } from './auth/nonces.ts';
import type { Bundles } from './frames/bundles.ts';
import { serveBundles } from './frames/bundles.ts';
import type { ChannelSource } from './frames/channel.ts';
import { noChannel, serveChannel } from './frames/channel.ts';
import { admission } from './http/admission.ts';
import { bindRoutes } from './http/bind.ts';
import { NO_BODY } from './http/body-limits.ts';
import { useCors } from './http/cors.ts';
import { useDoor } from './http/door.ts';
import { idempotency } from './http/idempotency.ts';
import type { Limits } from './http/limits.ts';
import { mergedCounter } from './http/merged-counter.ts';
import { ProblemError } from './http/problem.ts';
import type { Times } from './http/server.ts';
import { createServer } from './http/server.ts';
import { requestNames } from './http/request-names.ts';
import type { Oidc } from './oidc/oidc.ts';
import { bindLoginCallback } from './oidc/callback.ts';
import { caseHandlers } from './routes/cases.ts';
import type { ChangeFeed } from './routes/changes.ts';
import { bindChanges } from './routes/changes.ts';
import { citizenHandlers } from './routes/citizens.ts';
import { guideHandlers } from './routes/guides.ts';
import { itemHandlers } from './routes/items.ts';
import { licenseHandlers } from './routes/licenses.ts';
import { partnerHandlers } from './routes/partners.ts';
import { ratingHandlers } from './routes/ratings.ts';
import { tokenHandlers } from './routes/tokens.ts';
import type { Retention } from './store/cleanup.ts';
import { DEFAULT_RETENTION } from './store/cleanup.ts';
import type { Database } from './store/schema.ts';
import type { Log, World } from './world.ts';

export interface AppDeps {
  readonly db: Kysely<Database>;
  readonly world: World;
  readonly log: Log;
  readonly nonces: Nonces;
  readonly feed: ChangeFeed;
  readonly bundles: Bundles;
  /** What is said of the versions of the browser files. Default: nothing. */
  readonly channel?: ChannelSource;
  readonly limits: Limits;
  /** Absent: no citizen can sign in, so no licence can be shown. */
  readonly oidc: Oidc | undefined;
  readonly version: string;
  /** Public origins of the API, the form frames and the licence frames. */
  readonly origins: { readonly api: string; readonly forms: string; readonly license: string };
  /** How many proxies in front may be believed about the caller's address. */
  readonly trustedProxies: number;
  /** How long things are kept, for those who ask. Default: `DEFAULT_RETENTION`. */
  readonly retention?: Retention;
  /** How long connections may take. Default: `DEFAULT_TIMES`. */
  readonly times?: Times;
  /** False while starting and while shutting down. */
  isReady(): boolean;
}

/** The API: every route of the contract, the change stream, health, the browser files. No port, no clock of its own. */
export function createApp(deps: AppDeps): FastifyInstance {
  const { db, world, log, nonces, origins, limits } = deps;
  const app = createServer({
    world,
    log,
    publicUrl: origins.api,
    bodyLimit: NO_BODY,
    trustedProxies: deps.trustedProxies,
    times: deps.times,
  });
  useCors(app, origins);
  const nameOf = requestNames(db, world);
  useDoor(app, mergedCounter(db, world, log), limits, nameOf);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => fieldsOf(body.toString()),
  );

  const context: ProofContext = { db, world, nonces, publicUrl: origins.api };
  bindRoutes(
    app,
    {
      ...itemHandlers,
      ...guideHandlers(world),
      ...caseHandlers(world),
      ...ratingHandlers(world),
      ...licenseHandlers(world),
      ...tokenHandlers(context, deps.oidc),
      ...partnerHandlers(world, origins),
      ...citizenHandlers(world, deps.retention?.caseDays ?? DEFAULT_RETENTION.caseDays),
    },
    {
      db,
      authenticate: authenticator(context),
      replay: idempotency(db, world),
      admit: admission(db, world, limits, nameOf),
    },
  );
  bindChanges(app, { db, feed: deps.feed, limits: limits.streams, nameOf });
  if (deps.oidc) bindLoginCallback(app, { db, world, log, oidc: deps.oidc, publicUrl: origins.api });
  serveBundles(app, deps.bundles, deps.channel);
  serveChannel(app, deps.channel ?? noChannel);

  const openApi = JSON.stringify(buildOpenApi({ version: deps.version, servers: [origins.api] }));
  app.get('/openapi.json', async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(openApi),
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

/** A field that comes twice means one thing to us and another to whoever looked at it before us (RFC 6749 section 3.2). */
function fieldsOf(body: string): Readonly<Record<string, string>> {
  const fields = [...new URLSearchParams(body)];
  if (new Set(fields.map(([name]) => name)).size < fields.length) throw new ProblemError('invalid_request');
  return Object.fromEntries(fields);
}
