import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getLoopback } from './loopback.ts';
import { serveFolder } from './static-server.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'qwy-static-'));
const stop = new AbortController();
const origin = (server: Server) => {
  const address = server.address();
  return `http://files.localhost:${typeof address === 'object' ? address?.port : 0}`;
};
const started: { server?: Server } = {};
const get = (url: string) =>
  started.server ? getLoopback(origin(started.server) + url) : Promise.reject(new Error('not started'));

beforeAll(async () => {
  writeFileSync(path.join(parent, 'secret.txt'), 'secret');
  const folder = mkdtempSync(path.join(parent, 'public-'));
  writeFileSync(path.join(folder, 'index.html'), '<h1>hello</h1>');
  started.server = await serveFolder(folder, 0, stop.signal);
});

afterAll(() => {
  stop.abort();
  rmSync(parent, { recursive: true });
});

it('serves a folder by its index, to a name that Node itself does not resolve', async () => {
  expect(await get('/')).toEqual({ status: 200, body: '<h1>hello</h1>' });
  expect((await get('/index.html?x=1')).status).toBe(200);
});

it('says 404 for what is not there', async () => {
  expect((await get('/nothing')).status).toBe(404);
  expect((await get('/%E0%A4%A')).status).toBe(404);
});

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'])('never leaves its folder: %s', async (url) => {
  expect((await rawStatus(url)).includes(' 404 ')).toBe(true);
});

/** A URL as it is: `http.get` would tidy it up. */
function rawStatus(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const address = started.server?.address();
    const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      resolve(String(chunk).split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.end(`GET ${url} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  });
}
