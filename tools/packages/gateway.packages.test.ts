// Prevents: a gateway that runs from a checkout only. The installed one is started under the oldest Node, without our sources; the
// installed `qwy` asks it, and the browser files it brought along are those that were built.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ROOT } from '../bootstrap/root.mjs';
import { cdnManifestFile } from '../build/bundles.ts';

const consumer = inject('consumer');
const [, oldest = process.execPath] =
  Object.entries(inject('nodes')).sort(([a], [b]) => parseInt(a) - parseInt(b))[0] ?? [];
const dataDir = mkdtempSync(path.join(tmpdir(), 'qwy-packed-'));
let gateway: ChildProcess;
let port: number;

const bin = (name: string): string => path.join(consumer, 'node_modules/.bin', name);

beforeAll(async () => {
  port = await freePorts(3);
  const env = { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: path.join(dataDir, 'db'), SAMPLES: '1' };
  gateway = spawn(oldest, [bin('qwy-gateway')], { cwd: dataDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  await logged(gateway, '"event":"ready"');
}, 120_000);

afterAll(async () => {
  const ended = once(gateway, 'exit');
  gateway.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
});

it('serves the browser files that were built', async () => {
  const manifest = cdnManifestFile().replace('dist/cdn', '');
  for (const file of [manifest, manifest.replace('manifest.json', 'qwy.js')]) {
    const answer = await fetch(`http://127.0.0.1:${port}${file}`);
    expect(await answer.text()).toBe(readFileSync(path.join(ROOT, 'dist/cdn', file), 'utf8'));
  }
});

it('answers the installed command line', () => {
  const args = [bin('qwy'), 'items', 'search', '养老', '--gateway', `http://127.0.0.1:${port}`];
  expect(execFileSync(oldest, args, { cwd: dataDir, encoding: 'utf8' })).toContain('养老');
});

/** Resolves when it has said so; rejects with all it said when it ends before. */
async function logged(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The gateway ended with ${code}:\n${said}`)));
  });
}

/** The first of `count` neighbouring ports that nobody listens on. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1');
    await once(first, 'listening');
    const { port: base } = first.address() as AddressInfo;
    const servers = [first];
    try {
      for (let offset = 1; offset < count; offset++) {
        const next = createServer().listen(base + offset, '127.0.0.1');
        servers.push(next);
        await once(next, 'listening');
      }
      return base;
    } catch {
      // One of them is taken: try elsewhere.
    } finally {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    }
  }
}
