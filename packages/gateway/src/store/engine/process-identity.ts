/** Tells a process from every other one that ever had its number, on this machine or another. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod/mini';

/** Fields that this system cannot tell are null. */
export const ProcessIdentity = z.object({
  pid: z.int(),
  /** Clock ticks between boot and start: numbers are reused, this pair is not. */
  startTime: z.nullable(z.string()),
  /** Changes with every boot. */
  bootId: z.nullable(z.string()),
  /** Process numbers mean something only inside one of these (containers have their own). */
  pidNamespace: z.nullable(z.string()),
  hostname: z.string(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** `unknown`: the process is out of our sight (another container, another machine). */
export type Liveness = 'alive' | 'gone' | 'unknown';

/** Who this process is. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startTime: readProcessStat(process.pid)?.startTime ?? null,
    bootId: orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidNamespace: orNull(() => readlinkSync('/proc/self/ns/pid')),
    hostname: hostname(),
  };
}

/** Whether `owner` still runs, as far as `observer` (normally `ownIdentity()`) can know. Never guesses from age. */
export function livenessOf(owner: ProcessIdentity, observer: ProcessIdentity): Liveness {
  if (owner.bootId !== observer.bootId) {
    // The same machine has booted since: nothing of the old boot lives. Another machine: nobody here can know.
    return owner.hostname === observer.hostname ? 'gone' : 'unknown';
  }
  if (owner.bootId === null && owner.hostname !== observer.hostname) return 'unknown';
  if (owner.pidNamespace !== observer.pidNamespace) return 'unknown';
  if (!processExists(owner.pid)) return 'gone';
  const now = readProcessStat(owner.pid);
  if (!now) return 'alive';
  // A zombie has closed its files; it only waits for its parent to notice.
  if (now.state === 'Z' || now.state === 'X') return 'gone';
  return owner.startTime === null || owner.startTime === now.startTime ? 'alive' : 'gone';
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Fields 3 and 22 of /proc/<pid>/stat. The name in field 2 may hold spaces and brackets, so count from its last one. */
function readProcessStat(pid: number): { state: string; startTime: string } | undefined {
  const text = orNull(() => readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  const state = fields?.[0];
  const startTime = fields?.[19];
  return state === undefined || startTime === undefined ? undefined : { state, startTime };
}

function orNull(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
