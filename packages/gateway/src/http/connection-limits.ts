import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { network } from './address.ts';

/** Connections open at once on one port. */
export interface ConnectionLimits {
  /** In all: beyond it new ones are closed instead of slowing those that are there. */
  readonly all: number;
  /** From one address: opening connections costs nobody anything, and must not use up what others need. */
  readonly address: number;
}

export const DEFAULT_CONNECTIONS: ConnectionLimits = { all: 10_000, address: 2_000 };

/** @param trustedProxies - with one in front all connections come from there, and it alone can count by address */
export function limitConnections(app: FastifyInstance, limits: ConnectionLimits, trustedProxies: number): void {
  app.server.maxConnections = limits.all;
  if (trustedProxies > 0) return;
  const open = new Map<string, number>();
  app.server.on('connection', (socket: Socket) => {
    const from = network(socket.remoteAddress ?? '');
    const count = (open.get(from) ?? 0) + 1;
    open.set(from, count);
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
    if (count > limits.address) socket.destroy();
  });
}
