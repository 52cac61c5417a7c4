import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLoopbackFetch } from '@qwy/cli/loopback-fetch';
import { type Client, bearer, createClient } from '@qwy/sdk';
import { inject } from 'vitest';
import { addressesAt } from '../src/ports.ts';
import { freeBlock } from './free-ports.ts';
import { type Server, startServer } from './server.ts';

const SECRET = 'end-to-end-test-client-secret';

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

export async function startSandbox(): Promise<Sandbox> {
  const port = await freeBlock();
  const dataDir = mkdtempSync(join(tmpdir(), 'qwy-e2e-'));
  cpSync(inject('seededData'), dataDir, { recursive: true });
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
  };
  const log: string[] = [];
  let gateway: Server | undefined;
  const startGateway = async () => void (gateway = await startServer('gateway', settings, log));
  await startGateway();
  const playground = await startServer('playground', settings, []);

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
