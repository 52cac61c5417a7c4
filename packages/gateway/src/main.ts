#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { firstAdmin, sharedSecret } from './auth/bootstrap.ts';
import { createNonces } from './auth/nonces.ts';
import { createFrameApp } from './frames/app.ts';
import { browserFiles, readBundles } from './frames/bundles.ts';
import { noChannel, openChannel } from './frames/channel.ts';
import type { Limits } from './http/limits.ts';
import { DEFAULT_LIMITS } from './http/limits.ts';
import { guardedFetch, operatorFetch } from './http/outbound.ts';
import { createOidc } from './oidc/oidc.ts';
import { startOutbox } from './outbox/worker.ts';
import { createChangeFeed } from './routes/changes.ts';
import { seedSandbox } from './seed/sandbox.ts';
import { seed } from './seed/seed.ts';
import type { Settings } from './settings.ts';
import { readSettings } from './settings.ts';
import type { Retention } from './store/cleanup.ts';
import { deleteExpired, enforceRetention } from './store/cleanup.ts';
import { openDatabase } from './store/engine/index.ts';
import { migrate } from './store/migrate.ts';
import { readMigrations } from './store/migration-files.ts';
import { uuidv7 } from './uuid.ts';
import { VERSION } from './version.ts';
import type { Log, World } from './world.ts';
import { errorKind, instant } from './world.ts';

/** What has expired is deleted every minute; what has been kept long enough every hour. */
const CLEANUP_MS = 60_000;
const RETENTION_MS = 3_600_000;
/** A revocation takes this long at most. */
const CHANNEL_MS = 10_000;

const clock = { now: () => Date.now() };

const log: Log = (level, event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ at: instant(clock), level, event, ...fields })}\n`);
};

const worldOf = ({ OUTBOUND_NETWORKS, SANDBOX }: Settings): World => ({
  now: () => clock.now(),
  newId: () => uuidv7(clock.now(), randomBytes(10)),
  randomBytes: (length) => randomBytes(length),
  fetch: guardedFetch(OUTBOUND_NETWORKS ?? [], { sandbox: SANDBOX }),
});

/** How to close what is open, in the order in which it was opened. */
type Open = (() => void | Promise<void>)[];

/** The only place that reads the environment, opens ports and listens to signals. Whatever it opens is in `open`. */
async function main(settings: Settings, open: Open): Promise<void> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const world = worldOf(settings);
  const database = await openDatabaseOf(settings, world);
  open.push(() => database.close());
  const { db } = database;
  await migrate({
    db,
    migrations: readMigrations(),
    owner: world.newId(),
    onApplied: (id) => log('info', 'migrated', { id }),
  });
  await seed(db, world, log, {
    directory: join(here, '../data'),
    samples: settings.SAMPLES,
    progress: (what, done, of) => log('info', 'seed.progress', { what, done, of }),
  });
  if (settings.SANDBOX) await seedSandbox(db, join(here, '../data'));
  const tokenFile = await firstAdmin(db, world, settings.DATA_DIR);
  if (tokenFile !== undefined) log('info', 'admin.token_written', {});

  let isReady = false;
  const { origins } = settings;
  const nonces = createNonces(await sharedSecret(db, world, 'nonce'), world);
  const bundles = readBundles(browserFiles());
  const channel =
    settings.CHANNEL_FILE === undefined ? noChannel : await openChannel(settings.CHANNEL_FILE, origins.api, log);
  const feed = createChangeFeed(db, world, log);
  const outbox = startOutbox(db, world, log);
  open.push(
    () => outbox.stop(),
    () => feed.stop(),
  );
  const limits = limitsOf(settings);
  const api = createApp({
    db,
    world,
    log,
    nonces,
    feed,
    bundles,
    channel,
    origins,
    version: VERSION,
    trustedProxies: settings.TRUSTED_PROXIES,
    limits,
    retention: retentionOf(settings),
    oidc: oidcOf(settings, world),
    isReady: () => isReady,
  });
  const frames = {
    ...{ db, world, log, nonces, bundles, channel, limits, version: VERSION, gateway: origins.api },
    trustedProxies: settings.TRUSTED_PROXIES,
  };
  const apps: FastifyInstance[] = [
    api,
    createFrameApp({ ...frames, publicUrl: origins.forms, widgets: ['form', 'case', 'rating'] }),
    createFrameApp({ ...frames, publicUrl: origins.license, widgets: ['license'] }),
  ];
  for (const [offset, app] of apps.entries()) {
    open.push(() => app.close());
    await listen(app, settings, offset);
  }
  isReady = true;
  log('info', 'ready', { engine: database.engine, port: settings.PORT });

  /** At once too: a gateway that is started anew every night must not keep things for ever. */
  const regularly = (event: string, ms: number, work: () => Promise<void>) => {
    const run = (): void => void work().catch((error: unknown) => log('warn', event, { error: errorKind(error) }));
    run();
    return setInterval(run, ms);
  };
  const timers = [
    regularly('channel.failed', CHANNEL_MS, () => channel.refresh()),
    regularly('cleanup.failed', CLEANUP_MS, () => deleteExpired(db, world)),
    regularly('retention.failed', RETENTION_MS, () => enforceRetention(db, world, retentionOf(settings))),
  ];
  open.push(() => timers.forEach((timer) => clearInterval(timer)));

  const stop = async (): Promise<void> => {
    isReady = false;
    log('info', 'stopping');
    await closeAll(open);
    log('info', 'stopped');
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** The latest opened first. Empties the list, so that a second signal closes nothing twice. */
async function closeAll(open: Open): Promise<void> {
  for (let close = open.pop(); close !== undefined; close = open.pop()) await close();
}

/** @throws {Error} that says which of the three ports is taken, and what to do. */
async function listen(app: FastifyInstance, { HOST, PORT }: Settings, offset: number): Promise<void> {
  const port = PORT + offset;
  try {
    await app.listen({ host: HOST, port });
  } catch (error) {
    if (errorKind(error) !== 'EADDRINUSE') throw error;
    const three = `${PORT}, ${PORT + 1} and ${PORT + 2}`;
    throw new Error(
      `Port ${port} of ${HOST} is taken by another program. The gateway needs ${three}: set PORT to others.`,
      {
        cause: error,
      },
    );
  }
}

async function openDatabaseOf(settings: Settings, world: World) {
  if (settings.DATABASE_URL !== undefined) {
    return openDatabase({
      kind: 'postgres',
      url: settings.DATABASE_URL,
      warn: (sentence) => log('warn', 'database', { sentence }),
    });
  }
  await mkdir(settings.DATA_DIR, { recursive: true });
  return openDatabase({ kind: 'pglite', dataDir: join(settings.DATA_DIR, 'database'), newNonce: () => world.newId() });
}

function limitsOf(settings: Settings): Limits {
  const { READ_LIMIT, WRITE_LIMIT, PARTNER_LIMIT, FILING_LIMIT } = settings;
  return {
    ...DEFAULT_LIMITS,
    read: { max: READ_LIMIT, seconds: 60 },
    site: { max: Math.ceil(READ_LIMIT * 0.75), seconds: 60 },
    flood: { max: Math.max(DEFAULT_LIMITS.flood.max, 2 * WRITE_LIMIT), seconds: 60 },
    write: { max: WRITE_LIMIT, seconds: 60 },
    partner: { max: PARTNER_LIMIT, seconds: 60 },
    submissions: { ...DEFAULT_LIMITS.submissions, address: { max: FILING_LIMIT, seconds: 600 } },
  };
}

const retentionOf = (settings: Settings): Retention => ({
  caseDays: settings.KEEP_CASES_DAYS,
  commentDays: settings.KEEP_COMMENTS_DAYS,
  accessDays: settings.KEEP_ACCESS_DAYS,
  deliveryDays: settings.KEEP_DELIVERIES_DAYS,
});

function oidcOf(settings: Settings, world: World) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return undefined;
  return createOidc(
    {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      redirectUri: `${settings.origins.api}/login/callback`,
      allowHttp: settings.SANDBOX,
      assurance: settings.OIDC_ASSURANCE,
      scope: settings.OIDC_SCOPE,
      numberClaim: settings.OIDC_NUMBER_CLAIM,
    },
    // Its addresses are the operator's own words, and often inside the government's network.
    { ...world, fetch: operatorFetch() },
  );
}

const open: Open = [];
try {
  await main(readSettings(process.env), open);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  await closeAll(open); // or the process would stay, and keep the database's lock
}
