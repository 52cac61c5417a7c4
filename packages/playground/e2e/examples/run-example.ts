import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { PartnerInput } from '@qwy/contract/partner';
import { siteKey } from '../../src/sites/keys.ts';
import { MANIFEST, VERSION } from '../published-files.ts';
import type { Sandbox } from '../sandbox.ts';

const EXAMPLES = fileURLToPath(new URL('../../../../examples', import.meta.url));
const PARTNER = 'examples';
/** Offset from the sandbox's first port; nothing else of the sandbox listens there. */
const FIRST_PORT = 14;

/** Runs a program of the examples' own `node_modules`. */
export function runTool(
  file: string,
  args: readonly string[],
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(EXAMPLES, 'node_modules', file), ...args], {
    cwd: EXAMPLES,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  return { status, said: `${stdout}\n${stderr}` };
}

/** An example that is bundled: what its pages are then, below `examples/`. */
export function bundle(name: 'react' | 'react-18' | 'vue'): string {
  const { status, said } = runTool('vite/bin/vite.js', ['build', '--config', 'bundle.vite.ts', '--mode', name]);
  if (status !== 0) throw new Error(`${name} could not be bundled:\n${said}`);
  return `dist/${name}`;
}

export interface Example {
  readonly origin: string;
  stop(): Promise<void>;
}

/** A partner's server in the sandbox, as a deployment would start it. */
export interface Deployment {
  /** Also the first label of its host name. */
  readonly name: string;
  readonly server: 'server.ts' | 'express.ts';
  /** Folder below `examples/`. */
  readonly pages: string;
}

const originOf = (sandbox: Sandbox, index: number, name: string): string =>
  `http://${name}.localhost:${sandbox.port + FIRST_PORT + index}`;

/** Registers one partner for all of them and starts them. */
export async function deploy(sandbox: Sandbox, deployments: readonly Deployment[], item: string): Promise<Example[]> {
  const key = siteKey(path.join(sandbox.dataDir, 'examples'), PARTNER);
  const keyFile = path.join(sandbox.dataDir, 'examples.pem');
  writeFileSync(keyFile, key.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const partner = PartnerInput.parse({
    id: PARTNER,
    name: '样例合作方',
    publishableKey: `pk_${PARTNER}`,
    origins: deployments.map(({ name }, index) => originOf(sandbox, index, name)),
    scopes: ['form', 'case', 'rating'],
    keys: [key.publicJwk],
    status: 'active',
  });
  await sandbox.admin().partners.putPartner(partner.id, partner);
  return Promise.all(
    deployments.map(({ name, server, pages }, index) =>
      start(server, {
        PORT: String(sandbox.port + FIRST_PORT + index),
        ORIGIN: originOf(sandbox, index, name),
        PARTNER_ID: PARTNER,
        GATEWAY: sandbox.gateway,
        GATEWAY_FROM_HERE: sandbox.gateway.replace('gw.localhost', '127.0.0.1'), // Node resolves no names below .localhost
        FORMS_ORIGIN: `http://forms.localhost:${sandbox.port + 1}`,
        LICENSE_ORIGIN: `http://license.localhost:${sandbox.port + 2}`,
        KEY_FILE: keyFile,
        KID: key.kid,
        PAGES: path.join(EXAMPLES, pages),
        ITEM: item,
        QWY_VERSION: VERSION,
        QWY_INTEGRITY: MANIFEST.files['qwy.js']?.integrity ?? '',
        QWY_SHEET_INTEGRITY: MANIFEST.files['guide.css']?.integrity ?? '',
      }),
    ),
  );
}

async function start(server: string, env: Readonly<Record<string, string>>): Promise<Example> {
  const child = spawn(process.execPath, [path.join(EXAMPLES, 'node', server)], {
    cwd: EXAMPLES,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => void said.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`${server} ended with ${code} before it was ready:\n${said.join('')}`)),
    );
    createInterface(child.stdout).on('line', (line) => line === 'ready' && resolve());
  });
  return {
    origin: env['ORIGIN'] ?? '',
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
