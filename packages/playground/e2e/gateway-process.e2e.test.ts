import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { freeBlock } from './free-ports.ts';
import { type Server, startServer } from './server.ts';

const MAIN = fileURLToPath(new URL('../../gateway/src/main.ts', import.meta.url));

/** What an operator sees who starts a second gateway where one is running. */
describe('a second gateway', () => {
  let folder: string;
  let port: number;
  let first: Server;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-e2e-'));
    cpSync(inject('seededData'), join(folder, 'first'), { recursive: true });
    port = (await freeBlock()) + 4; // free ports on both sides
    first = await startServer('gateway', settings('first', port), []);
  });
  afterAll(async () => {
    await first.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => cpSync(inject('seededData'), join(folder, 'second'), { recursive: true }));
  afterEach(() => rmSync(join(folder, 'second'), { recursive: true, force: true }));

  const settings = (data: string, at: number) => ({ PORT: String(at), DATA_DIR: join(folder, data), SANDBOX: '1' });

  it.each(['first', 'second', 'third'])(
    'ends when the %s of its ports is taken, says which, and leaves no lock',
    async (which) => {
      const { code, said } = await run(settings('second', port - ['first', 'second', 'third'].indexOf(which)));
      expect(code).toBe(1);
      expect(said).toContain(`Port ${port} of 127.0.0.1 is taken by another program.`);
      expect(said).toContain('set PORT');
      expect(existsSync(join(folder, 'second', 'database.lock'))).toBe(false);
    },
  );

  it('ends when the data folder is in use, says by whom, and harms nothing', async () => {
    const { code, said } = await run(settings('first', await freeBlock()));
    expect(code).toBe(1);
    expect(said).toMatch(/in use by process \d+/);
    expect(existsSync(join(folder, 'first', 'database.lock'))).toBe(true);
  });
});

/** Runs a gateway that is expected to end by itself. */
function run(environment: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--conditions=qwy-source', MAIN], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}
