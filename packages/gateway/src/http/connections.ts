import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long requests under way may take once the server is closing, in ms. */
const GRACE_MS = 5_000;

/**
 * Lets `app.close()` end. Browsers open connections ahead of need; Node takes one that never asked anything for a busy one and
 * would wait for it as long as the visitor keeps the page open. Those are ended at once, and requests that outlast the grace too.
 */
export function useShutdown(app: FastifyInstance, graceMs = GRACE_MS): void {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of silent) socket.destroy();
    const grace = setTimeout(() => app.server.closeAllConnections(), graceMs);
    app.server.once('close', () => clearTimeout(grace));
  });
}
