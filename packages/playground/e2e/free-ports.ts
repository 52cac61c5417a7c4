import { createServer } from 'node:net';

/** All ports of a sandbox lie within this many of its first. */
const SPAN = 24;

/** A first port whose whole block is free now. */
export async function freeBlock(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 20_000 + Math.floor(Math.random() * 1000) * SPAN;
    const free = await Promise.all(Array.from({ length: SPAN }, (_, offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No free block of ports was found.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
