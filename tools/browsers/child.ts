import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { isTaken } from '../lib/loopback.ts';

/** A helper program of a browser. */
export interface Child {
  stop(): Promise<void>;
}

/** Milliseconds a program may take until it is ready, and until it is gone. */
const READY_TIMEOUT = 20_000;
const STOP_TIMEOUT = 5_000;

/** Starts a program and resolves when `isReady`. @throws {Error} when it ends first or takes too long. */
export async function startChild(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: () => Promise<boolean>,
): Promise<Child> {
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${program} ended before it was ready.`)));
  const stop = () => end(child);
  try {
    await Promise.race([failed, ended, until(isReady, program)]);
  } catch (error) {
    await stop();
    throw error;
  }
  for (const promise of [failed, ended]) promise.catch(() => undefined);
  return { stop };
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export const listensOn = (port: number) => (): Promise<boolean> => isTaken(port);

async function until(isReady: () => Promise<boolean>, program: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT;
  while (!(await isReady())) {
    if (Date.now() > deadline) throw new Error(`${program} was not ready after ${READY_TIMEOUT / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT);
  await ended;
  clearTimeout(timer);
}
