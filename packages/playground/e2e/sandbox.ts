import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import { type Client, bearer, createClient } from '@qwy/sdk';
import { addressesAt } from '../src/ports.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SECRET = 'end-to-end-test-client-secret';
/** All ports of a sandbox lie within this many of its first. */
const SPAN = 24;

/** The whole sandbox as `npm start` runs it, on ports and a folder of its own. */
export interface Sandbox {
  readonly port: number;
  readonly dataDir: string;
  readonly gateway: string;
  /** Address of a host site: `site('bank', '/case')`. */
  site(id: 'bank' | 'post' | 'dept' | 'hostile', path?: string): string;
  /** The bureau's own client, with every right. */
  admin(): Client;
  /** Everything the gateway has logged. */
  gatewayLog(): string;
  /** `kill -9`, at once. */
  killGateway(): Promise<void>;
  startGateway(): Promise<void>;
  /** Stops the gateway in order, so that its database can be opened. */
  stopGateway(): Promise<void>;
  stop(): Promise<void>;
}

const PORTS = { bank: 10, post: 11, dept: 12, hostile: 13 } as const;

export async function startSandbox(env: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const port = await freeBlock();
  const dataDir = mkdtempSync(join(tmpdir(), 'qwy-e2e-'));
  const addresses = addressesAt(port);
  const settings = {
    PORT: String(port),
    DATA_DIR: dataDir,
    SANDBOX: '1',
    OIDC_ISSUER: addresses.openid,
    OIDC_CLIENT_ID: 'qwy-gateway',
    OIDC_CLIENT_SECRET: SECRET,
    WRITE_LIMIT: '10000',
    READ_LIMIT: '10000',
    ...env,
  };
  const log: string[] = [];
  let gateway: Server | undefined;
  const startGateway = async () => void (gateway = await start('gateway', settings, log));
  await startGateway();
  const playground = await start('playground', settings, []);

  const sandbox: Sandbox = {
    port,
    dataDir,
    gateway: addresses.api,
    site: (id, path = '/') => `http://${id}.localhost:${port + PORTS[id]}${path}`,
    admin: () =>
      createClient({
        baseUrl: addresses.api,
        fetch: createLoopbackFetch(),
        authorizer: bearer(readFileSync(join(dataDir, 'admin.token'), 'utf8').trim()),
      }),
    gatewayLog: () => log.join('\n'),
    killGateway: async () => void (await gateway?.end('SIGKILL')),
    startGateway,
    stopGateway: async () => void (await gateway?.end('SIGTERM')),
    async stop() {
      await Promise.all([gateway?.end('SIGTERM'), playground.end('SIGTERM')]);
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(`${dataDir}.lock`, { force: true });
    },
  };
  return sandbox;
}

interface Server {
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a server of the repository and waits until it says `ready`. */
async function start(
  name: 'gateway' | 'playground',
  settings: Readonly<Record<string, string>>,
  log: string[],
): Promise<Server> {
  const child = spawn(process.execPath, ['--conditions=qwy-source', join(ROOT, 'packages', name, 'src/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk: Buffer) => void log.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The ${name} ended with ${code} before it was ready:\n${log.slice(-20).join('\n')}`)),
    );
    createInterface(child.stdout).on('line', (line) => {
      log.push(line);
      if (line.includes('"event":"ready"')) resolve();
    });
  });
  return { end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** A first port whose whole block is free now. */
async function freeBlock(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 1000) * SPAN;
    const free = await Promise.all(Array.from({ length: SPAN }, (_, offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No free block of ports was found.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
