import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { MONDAY } from '../test-gateway.ts';
import type { Times } from './server.ts';
import { DEFAULT_TIMES, createServer } from './server.ts';

let app: FastifyInstance | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const world = { now: () => MONDAY, newId: () => 'request-1', randomBytes: () => new Uint8Array(), fetch };

/** A server with three routes, and a way to write raw bytes to it: answers all that comes back until it hangs up. */
async function serve(times: Partial<Times> = {}) {
  const server = createServer({
    world,
    log: () => undefined,
    publicUrl: 'https://gw.example',
    bodyLimit: 1000,
    trustedProxies: 0,
    times: { ...DEFAULT_TIMES, ...times },
  });
  app = server;
  server.get('/hello', async () => ({ hello: 'you' }));
  server.get('/never', () => new Promise(() => undefined));
  server.post('/echo', async (request) => request.body);
  server.post('/never', () => new Promise(() => undefined));
  await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const open = () => {
    const socket = connect(address.port, '127.0.0.1').on('error', () => undefined);
    let seen = '';
    socket.on('data', (bytes: Buffer) => (seen += bytes.toString()));
    return { socket, ended: once(socket, 'close').then(() => seen) };
  };
  return { open, url: `http://127.0.0.1:${address.port}` };
}

/** Sends bytes, and all that is answered until the server hangs up. */
async function exchange(bytes: string): Promise<string> {
  const { open } = await serve();
  const { socket, ended } = open();
  socket.write(bytes);
  return ended;
}

const HELLO = 'GET /hello HTTP/1.1\r\nhost: a\r\n\r\n';
const LAST = 'GET /hello HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';

describe('a server of ours', () => {
  it('hangs up on a connection that says nothing', async () => {
    const { open } = await serve({ head: 50, check: 10 });
    expect(await open().ended).toMatch(/^(HTTP\/1.1 408 [\s\S]*)?$/);
  });

  it('hangs up on a head that dribbles in (slow loris), in our own words', async () => {
    const { open } = await serve({ head: 100, check: 10 });
    const { socket, ended } = open();
    socket.write('GET /hello HTTP/1.1\r\n');
    const drip = setInterval(() => socket.write('x-a: b\r\n'), 10);
    const answer = await ended.finally(() => clearInterval(drip));
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toContain('content-type: application/problem+json');
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(answer).toContain('strict-transport-security: max-age=');
  });

  it('hangs up on a body that dribbles in', async () => {
    const { open } = await serve({ head: 100, request: 150, check: 10 });
    const { socket, ended } = open();
    socket.write('POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n"');
    const drip = setInterval(() => socket.write('x'), 10);
    expect(await ended.finally(() => clearInterval(drip))).toMatch(/^HTTP\/1.1 408 /);
  });

  it('hangs up between requests when no other comes', async () => {
    const { open } = await serve({ idle: 30, check: 10 });
    const { socket, ended } = open();
    socket.write(HELLO);
    expect(await ended).toMatch(/^HTTP\/1.1 200 /);
  });

  it('hangs up on who takes no byte of an answer', async () => {
    const { open } = await serve({ stalled: 50 });
    const { socket, ended } = open();
    socket.write('GET /never HTTP/1.1\r\nhost: a\r\n\r\n');
    expect(await ended).toBe('');
  });

  it.each(['GET', 'POST'])('answers 503 to a %s that takes too long', async (method) => {
    const { url } = await serve({ answer: 30 });
    const body = method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
    const answer = await fetch(`${url}/never`, { method, ...body });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'unavailable', requestId: 'request-1' });
  });

  it.each([
    ['a head of more than 16 kB', `GET /hello HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['an address of more than 16 kB', `GET /${'y'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n', 400],
    ['no host', 'GET /hello HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['a line end inside a header', 'GET /hello HTTP/1.1\r\nhost: a\r\nx: a\u0000b\r\n\r\n', 400],
    [
      'two lengths (request smuggling)',
      'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx',
      400,
    ],
    [
      'a length and chunks (request smuggling)',
      'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a transfer coding it does not know', 'POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: gzip\r\n\r\nx', 400],
  ])('refuses %s and hangs up', async (_name, bytes, status) => {
    const answer = await exchange(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('stops reading chunks without end at the limit', async () => {
    const { open } = await serve();
    const { socket, ended } = open();
    socket.write(
      'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    for (let i = 0; i < 10; i += 1) socket.write(`c8\r\n${' '.repeat(200)}\r\n`);
    socket.end('0\r\n\r\n');
    expect(await ended).toMatch(/^HTTP\/1.1 413 /);
  });

  it('answers pipelined requests in their order, a bad one among them', async () => {
    const answers = (await exchange(HELLO + HELLO.replace('/hello', '/nowhere') + LAST)).split(/(?=HTTP\/1.1 )/);
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '404', '200']);
  });

  it('answers hundreds of pipelined requests one by one', async () => {
    const answer = await exchange(HELLO.repeat(500) + LAST);
    expect(answer.match(/HTTP\/1.1 200 /g)).toHaveLength(501);
  });

  it('refuses compressed bodies before it reads them (decompression bombs)', async () => {
    const { url } = await serve();
    for (const encoding of ['gzip', 'br', 'deflate', 'zstd', 'identity, gzip']) {
      const answer = await fetch(`${url}/echo`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: gzipSync(Buffer.alloc(100_000)),
      });
      expect([answer.status, answer.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    }
  });

  it('ignores expectations and upgrades it does not know', async () => {
    const expecting = LAST.replace('host: a', 'host: a\r\nexpect: the-unexpected');
    expect(await exchange(expecting)).toMatch(/^HTTP\/1.1 200 [\s\S]*nosniff/);
    await app?.close();
    const upgrading = LAST.replace('connection: close', 'connection: upgrade, close\r\nupgrade: websocket');
    expect(await exchange(upgrading)).toMatch(/^HTTP\/1.1 200 /);
  });
});
