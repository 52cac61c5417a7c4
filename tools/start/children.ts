// Prevents: servers that outlive `npm start` and hold its ports, and a dead server that nobody notices.
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../bootstrap/root.mjs';

/** How long a child may take to finish its work after SIGTERM. */
const GRACE_MS = 10_000;
const LOG_DIR = path.join(ROOT, '.cache', 'log');

/** A server that runs as long as `npm start` does. */
export interface Child {
  readonly name: string;
  /** Settles when the process has ended, with how it ended ("exit code 1", "SIGKILL"). Never rejects. */
  readonly ended: Promise<string>;
  /** SIGTERM to the whole group, SIGKILL after 10 s. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts a TypeScript server under this Node; every line it prints goes to its log file and to `onLine`. */
export function startChild(
  name: string,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  onLine: (line: string) => void,
): Child {
  // A group of its own: Ctrl-C in the terminal reaches only us, and we stop children in order and as a whole.
  const child = spawn(process.execPath, ['--conditions=qwy-source', file], {
    cwd: ROOT,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  mkdirSync(LOG_DIR, { recursive: true });
  const log = createWriteStream(path.join(LOG_DIR, `${name}.log`));
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      onLine(line);
    });
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { name, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const kill = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(kill);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
