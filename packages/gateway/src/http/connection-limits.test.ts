import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { limitConnections } from './connection-limits.ts';

const HELLO = 'GET /hello HTTP/1.1\r\nhost: a\r\n\r\n';

describe('connections of one address', () => {
  let app: FastifyInstance | undefined;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await app?.close();
    app = undefined;
  });

  async function serve(trustedProxies = 0) {
    app = Fastify({ forceCloseConnections: true });
    limitConnections(app, { all: 100, address: 3 }, trustedProxies);
    app.get('/hello', async () => 'hello');
    await app.listen({ host: '127.0.0.1', port: 0 });
    const address = app.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    /** Asks once, and keeps the connection. @returns whether it was answered */
    return async (from: string): Promise<boolean> => {
      const socket = connect({ host: '127.0.0.1', port: address.port, localAddress: from }).on(
        'error',
        () => undefined,
      );
      sockets.push(socket);
      socket.write(HELLO);
      return Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]);
    };
  }

  it('are so many that others find a place, however many it opens', async () => {
    const ask = await serve();
    const answered: boolean[] = [];
    for (let count = 0; count < 10; count += 1) answered.push(await ask('127.0.0.2'));
    expect(answered).toEqual([true, true, true, ...Array(7).fill(false)]);
    expect(await ask('127.0.0.3')).toBe(true);
  });

  it('are admitted again when others of it have ended', async () => {
    const ask = await serve();
    for (let count = 0; count < 4; count += 1) await ask('127.0.0.2');
    for (const socket of sockets.splice(0)) socket.destroy();
    await expect.poll(() => ask('127.0.0.2'), { timeout: 10_000 }).toBe(true);
  });

  it('are not counted behind a proxy, from which all of them come', async () => {
    const ask = await serve(1);
    for (let count = 0; count < 10; count += 1) expect(await ask('127.0.0.2')).toBe(true);
  });
});
