import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { useShutdown } from './connections.ts';

async function listening(graceMs: number) {
  const app = Fastify({ forceCloseConnections: 'idle' });
  useShutdown(app, graceMs);
  let onAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (onAsked = resolve));
  app.get('/never', () => new Promise(() => onAsked()));
  app.get('/soon', async (_request, reply) => {
    onAsked();
    void app.close();
    return reply.send('done');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const open = async (): Promise<Socket> => {
    const accepted = once(app.server, 'connection');
    const socket = connect(address.port, '127.0.0.1').on('error', () => undefined);
    await accepted;
    return socket;
  };
  return { app, open, asked };
}

describe('closing a server', () => {
  it('does not wait for a connection that never asked anything', async () => {
    const { app, open } = await listening(600_000);
    await open();
    await expect(app.close()).resolves.toBeUndefined();
  });

  it('does not wait for ever for a request under way', async () => {
    const { app, open, asked } = await listening(20);
    const socket = await open();
    socket.write('GET /never HTTP/1.1\r\nhost: a\r\n\r\n');
    await asked;
    await expect(app.close()).resolves.toBeUndefined();
  });

  it('lets a request under way have its answer', async () => {
    const { open } = await listening(600_000);
    const socket = await open();
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write('GET /soon HTTP/1.1\r\nhost: a\r\n\r\n');
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1.1 200 [\s\S]*done$/);
  });
});
