import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { firstAdmin, sharedSecret } from './auth/bootstrap.ts';
import { createNonces } from './auth/nonces.ts';
import { createFrameApp } from './frames/app.ts';
import { readBundles } from './frames/bundles.ts';
import { DEFAULT_LIMITS } from './http/limits.ts';
import { outboundFetch } from './http/outbound.ts';
import { createOidc } from './oidc/oidc.ts';
import { startOutbox } from './outbox/worker.ts';
import { createChangeFeed } from './routes/changes.ts';
import { seedSandbox } from './seed/sandbox.ts';
import { seed } from './seed/seed.ts';
import type { Settings } from './settings.ts';
import { readSettings } from './settings.ts';
import { deleteExpired } from './store/cleanup.ts';
import { openDatabase } from './store/engine/index.ts';
import { migrate } from './store/migrate.ts';
import { readMigrations } from './store/migration-files.ts';
import { uuidv7 } from './uuid.ts';
import { VERSION } from './version.ts';
import type { Log, World } from './world.ts';
import { instant } from './world.ts';

const CLEANUP_MS = 60_000;
const DAY_SECONDS = 86_400;

const world: World = {
  now: () => Date.now(),
  newId: () => uuidv7(Date.now(), randomBytes(10)),
  randomBytes: (length) => randomBytes(length),
  fetch: outboundFetch,
};

const log: Log = (level, event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ at: instant(world), level, event, ...fields })}\n`);
};

/** The only place that reads the environment, opens ports and listens to signals. */
async function main(settings: Settings): Promise<void> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const database = await open(settings);
  const { db } = database;
  await migrate({
    db,
    migrations: readMigrations(),
    owner: world.newId(),
    onApplied: (id) => log('info', 'migrated', { id }),
  });
  await seed(db, world, log, join(here, '../data'), (what, done, of) =>
    log('info', 'seed.progress', { what, done, of }),
  );
  if (settings.SANDBOX) await seedSandbox(db, join(here, '../data'));
  const tokenFile = await firstAdmin(db, world, settings.DATA_DIR);
  if (tokenFile !== undefined) log('info', 'admin.token_written', {});

  let isReady = false;
  const { origins } = settings;
  const nonces = createNonces(await sharedSecret(db, world, 'nonce'), world);
  const bundles = readBundles(fileURLToPath(new URL('../../../dist/cdn', import.meta.url)));
  const feed = createChangeFeed(db, world, log);
  const outbox = startOutbox(db, world, log);
  const api = createApp({
    db,
    world,
    log,
    nonces,
    feed,
    bundles,
    origins,
    version: VERSION,
    trustedProxies: settings.TRUSTED_PROXIES,
    limits: {
      ...DEFAULT_LIMITS,
      read: { max: settings.READ_LIMIT, seconds: 60 },
      write: { max: settings.WRITE_LIMIT, seconds: 60 },
    },
    oidc: oidcOf(settings),
    isReady: () => isReady,
  });
  const frames = { db, world, log, nonces, bundles, version: VERSION, gateway: origins.api };
  const apps: FastifyInstance[] = [
    api,
    createFrameApp({ ...frames, widgets: ['form', 'case', 'rating'] }),
    createFrameApp({ ...frames, widgets: ['license'] }),
  ];
  for (const [offset, app] of apps.entries()) await app.listen({ host: settings.HOST, port: settings.PORT + offset });
  isReady = true;
  log('info', 'ready', { engine: database.engine, port: settings.PORT });

  const cleanup = setInterval(() => {
    deleteExpired(db, instant(world), instant(world, -DAY_SECONDS)).catch((error: unknown) =>
      log('warn', 'cleanup.failed', { error: error instanceof Error ? error.name : 'unknown' }),
    );
  }, CLEANUP_MS);

  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    isReady = false;
    log('info', 'stopping');
    clearInterval(cleanup);
    feed.stop();
    await Promise.all(apps.map((app) => app.close()));
    await outbox.stop();
    await database.close();
    log('info', 'stopped');
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

async function open(settings: Settings) {
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

function oidcOf(settings: Settings) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return undefined;
  return createOidc(
    {
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      redirectUri: `${settings.origins.api}/login/callback`,
      allowHttp: settings.SANDBOX,
    },
    world,
  );
}

try {
  await main(readSettings(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
