import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A server of the repository in a process of its own. */
export interface Server {
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a server of the repository and waits until it says `ready`. */
export async function startServer(
  name: 'gateway' | 'playground',
  settings: Readonly<Record<string, string>>,
  log: string[],
): Promise<Server> {
  const child = spawn(process.execPath, ['--conditions=qwy-source', join(ROOT, 'packages', name, 'src/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.on('data', (chunk: Buffer) => void log.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The ${name} ended with ${code} before it was ready:\n${log.slice(-20).join('\n')}`)),
    );
    createInterface(child.stdout).on('line', (line) => {
      log.push(line);
      if (line.includes('"event":"ready"')) resolve();
    });
  });
  return { end: (signal) => end(child, signal) };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
