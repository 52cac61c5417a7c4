// Prevents: a new gateway that pages and servers of the release before cannot talk to, found out by them. `npm run freeze` keeps
// what a release says and expects: its SDK in one file, and what its gateway answers to every route.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod/mini';
import type { ReleasedSdk } from '@qwy/testing/releases';
import { fakeOidc } from '../src/skew/test-oidc.ts';
import { callEveryRoute } from '../src/skew/test-every-route.ts';
import { databaseOf } from '../src/store/engine/index.ts';
import { openMemoryPglite } from '../src/store/engine/pglite.ts';
import { migrate } from '../src/store/migrate.ts';
import { readMigrations } from '../src/store/migration-files.ts';
import { startTestGateway } from '../src/test-gateway.ts';

const PACKAGES = new URL('../../', import.meta.url).pathname;
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(`${PACKAGES}sdk/package.json`, 'utf8')));
const folder = path.join(PACKAGES, 'testing/releases', version);
if (existsSync(folder)) {
  console.error(`${version} is frozen already: a release never changes. Raise the version first.`);
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  await writeSdk(path.join(folder, 'sdk.js'));
  const sdk: ReleasedSdk = await import(path.join(folder, 'sdk.js'));
  const exchanges = await record(sdk);
  writeFileSync(path.join(folder, 'exchanges.json'), `${JSON.stringify(exchanges, null, 1)}\n`);
  console.info(`${version} is frozen: ${exchanges.length} routes.`);
}

async function writeSdk(outfile: string): Promise<void> {
  await build({
    stdin: {
      contents: "export { createTransport } from '@qwy/sdk'; export { routeList } from '@qwy/contract/routes';",
      resolveDir: path.join(PACKAGES, 'sdk'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['qwy-source'],
    outfile,
  });
}

async function record(sdk: ReleasedSdk) {
  const database = databaseOf(await openMemoryPglite(undefined));
  await migrate({ db: database.db, migrations: readMigrations(), owner: 'freeze' });
  const gateway = await startTestGateway(database, { oidc: fakeOidc() });
  try {
    return await callEveryRoute(gateway, sdk);
  } finally {
    await gateway.close();
  }
}
