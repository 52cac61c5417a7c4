import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/qwy.mjs', import.meta.url));

async function qwy(...words: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(process.execPath, [bin, ...words], { env: { PATH: process.env['PATH'] } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => (out += String(text)));
  child.stderr.setEncoding('utf8').on('data', (text) => (err += String(text)));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

it('runs from its source, without a word about experimental features', async () => {
  const { code, out, err } = await qwy('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Usage: qwy <command>');
});

it('hands the exit code on', async () => {
  const { code, err } = await qwy('fly');
  expect(code).toBe(2);
  expect(err).toContain('There is no command `qwy fly`.');
});

it('says in one sentence that nobody listens', async () => {
  const { code, err } = await qwy('items', 'list', '--gateway', 'http://gw.localhost:9');
  expect({ code, err }).toEqual({
    code: 3,
    err: 'The gateway cannot be reached; is it running, and is --gateway right? (network)\n',
  });
});
