// Prevents: a start that needs a manual. Checks ports, builds what browsers load, starts gateway and host sites, and prints
// where to look only once everything answers. Runs under the repo's Node, see bootstrap/enter.mjs.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../bootstrap/root.mjs';
import { ensureBundles } from '../build/bundles.ts';
import { ensureStorybook, STORYBOOK_DIR } from '../build/storybook.ts';
import { isTaken } from '../lib/loopback.ts';
import { startProgress } from '../lib/progress.mjs';
import { serveFolder } from '../lib/static-server.ts';
import { ADDRESSES, describe, portOf, urlOf, type Address } from './addresses.ts';
import { startChild, type Child } from './children.ts';
import { prepareDataDir } from './data-dir.ts';
import { LogLines } from './log-lines.ts';
import { readOptions, type StartOptions } from './options.ts';
import { untilAnswers } from './ready.ts';

const SERVERS = { gateway: 'packages/gateway/src/main.ts', playground: 'packages/playground/src/main.ts' } as const;

/** Aborted with a reason for people when everything has to stop. */
const stopping = new AbortController();
const children: Child[] = [];

try {
  await main(readOptions(process.argv.slice(2), process.env));
} catch (error) {
  if (!stopping.signal.aborted) await stopAll(error instanceof Error ? error.message : String(error), 1);
}

async function main(options: StartOptions): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll('Stopping.', 0));
  const addresses = ADDRESSES.filter(({ by }) => options.storybook || by !== 'storybook');
  await checkPorts(addresses.map((address) => portOf(address, options.port)));
  prepareDataDir(options.dataDir, options.fresh);
  await ensureBundles('cdn', stopping.signal);
  await startServers(options);
  console.log(`\nReady.\n\n${describe(addresses, options.port)}\n`);
  console.log(
    `Data in ${options.databaseUrl ? 'the Postgres of DATABASE_URL' : options.dataDir}, logs in .cache/log/. Ctrl-C stops everything.\n`,
  );
  if (options.storybook) void serveStorybook(options.port);
}

async function checkPorts(ports: readonly number[]): Promise<void> {
  const taken: number[] = [];
  for (const port of ports) if (await isTaken(port)) taken.push(port);
  if (taken.length === 0) return;
  taken.sort((a, b) => a - b);
  const which = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`;
  throw new Error(
    `${which} in use, perhaps by another npm start: stop it, or choose other ports with npm start -- --port 9600`,
  );
}

async function startServers(options: StartOptions): Promise<void> {
  const done = startProgress('Starting gateway and host sites (the first time, this creates and fills the database)');
  const env = {
    ...process.env,
    PORT: String(options.port),
    DATA_DIR: options.dataDir,
    DATABASE_URL: options.databaseUrl,
    SANDBOX: '1',
    OIDC_ISSUER: `http://id.localhost:${options.port + 3}`,
    OIDC_CLIENT_ID: 'qwy-gateway',
    OIDC_CLIENT_SECRET: randomBytes(24).toString('base64url'),
  };
  const gateway = start('gateway', env, options.verbose);
  const playground = start('playground', env, options.verbose);
  const answers = ADDRESSES.filter(({ by }) => by !== 'storybook').map((address) => untilReady(address, options.port));
  try {
    // The host sites answer before the gateway knows them: wait until both say that they are done.
    await Promise.all([...answers, gateway.said('ready', stopping.signal), playground.said('ready', stopping.signal)]);
  } catch (error) {
    done('stopped');
    throw error;
  }
  done('everything answers');
  gateway.ready();
  playground.ready();
}

function untilReady(address: Address, basePort: number): Promise<void> {
  const url = urlOf(address, basePort);
  const isGateway = address.offset === 0;
  return isGateway
    ? untilAnswers(`${url}readyz`, stopping.signal, (status) => status === 200)
    : untilAnswers(url, stopping.signal);
}

function start(
  name: keyof typeof SERVERS,
  env: Readonly<Record<string, string | undefined>>,
  verbose: boolean,
): LogLines {
  const file = path.join(ROOT, SERVERS[name]);
  if (!existsSync(file)) throw new Error(`${SERVERS[name]} is missing: this is not a whole checkout.`);
  const lines = new LogLines(name, verbose);
  const child = startChild(name, file, env, (line) => lines.show(line));
  children.push(child);
  void child.ended.then((how) =>
    stopAll(`The ${name} ended by itself (${how}); its last words are in .cache/log/${name}.log.`, 1),
  );
  return lines;
}

/** In the background: a failing story must not take the sandbox away. */
async function serveStorybook(basePort: number): Promise<void> {
  try {
    await ensureStorybook(stopping.signal);
    const address = ADDRESSES.find(({ by }) => by === 'storybook');
    if (address === undefined || stopping.signal.aborted) return;
    await serveFolder(STORYBOOK_DIR, portOf(address, basePort), stopping.signal);
    console.log(`  Storybook is ready: ${urlOf(address, basePort)}`);
  } catch (error) {
    if (!stopping.signal.aborted)
      console.error(`  Storybook is not available: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Says why, stops everything, leaves. Later calls change nothing: Ctrl-C may arrive twice (see bootstrap/enter.mjs). */
async function stopAll(reason: string, exitCode: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  console[exitCode === 0 ? 'log' : 'error'](`\n${reason}`);
  await Promise.all(children.map((child) => child.stop()));
  if (exitCode === 0) console.log('Everything has stopped.');
  process.exit(exitCode);
}
