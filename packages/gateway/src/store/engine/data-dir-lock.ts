/**
 * An exclusive lock on a data directory: a file beside it that says which process has it.
 *
 * PGlite has no lock of its own: two processes open one directory, both "succeed", and lose each other's rows. The file
 * lies beside the directory (inside, a restore or a cleanup of the directory would carry it along) and is taken over
 * only when its owner is gone, never because it is old: a busy event loop looks the same as a dead one.
 *
 * The takeover itself must be exclusive too. Every lock file carries a nonce; who wants to replace a dead lock first
 * takes the lock `<file>.<nonce>` by the same rules, reads the file again, and replaces it by a rename only if it is
 * still the dead one. So of any number of heirs one wins, and an heir that dies half way has heirs of its own.
 */
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import * as z from 'zod/mini';
import { syncDirectory } from './disk-sync.ts';
import { livenessOf, ProcessIdentity } from './process-identity.ts';
import { DatabaseStartError } from './start-error.ts';

export interface DataDirLock {
  /** Gives the directory back. Safe to call twice. */
  release(): void;
}

const LockRecord = z.object({ owner: ProcessIdentity, nonce: z.string() });
type LockRecord = z.infer<typeof LockRecord>;

/**
 * Takes the lock of `dataDir` (an absolute path without links) or throws.
 * @param owner - This process.
 * @param newNonce - Gives a string nobody else has.
 * @throws {DatabaseStartError} `locked` if a live process has it (this one included); `lock_unclear` if that process is
 * out of sight or the file is damaged, and a person has to decide.
 */
export function lockDataDir(dataDir: string, owner: ProcessIdentity, newNonce: () => string): DataDirLock {
  const file = `${dataDir}.lock`;
  const mine: LockRecord = { owner, nonce: newNonce() };
  const draft = `${file}.${mine.nonce}.draft`;
  writeDurably(draft, JSON.stringify(mine));
  try {
    take(file, draft, mine, dataDir);
  } finally {
    rmSync(draft, { force: true });
  }
  syncDirectory(parentOf(file));
  return {
    release() {
      if (read(file)?.nonce === mine.nonce) rmSync(file, { force: true });
    },
  };
}

function take(file: string, draft: string, mine: LockRecord, dataDir: string): void {
  if (linkIfFree(draft, file)) return;
  const theirs = read(file);
  // It went away between the two looks: somebody is just closing.
  if (theirs === undefined) return take(file, draft, mine, dataDir);
  refuseUnlessGone(theirs, mine, file, dataDir);
  const inheritance = `${file}.${theirs.nonce}`;
  take(inheritance, draft, mine, dataDir);
  try {
    if (read(file)?.nonce !== theirs.nonce) throw lockedBy(undefined, dataDir);
    const replacement = `${draft}.2`;
    linkSync(draft, replacement);
    renameSync(replacement, file);
  } finally {
    rmSync(inheritance, { force: true });
  }
}

function linkIfFree(draft: string, file: string): boolean {
  try {
    // A link, not open('wx'): the file appears with its whole content or not at all.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function refuseUnlessGone(theirs: LockRecord, mine: LockRecord, file: string, dataDir: string): void {
  const state = livenessOf(theirs.owner, mine.owner);
  if (state === 'alive') throw lockedBy(theirs.owner, dataDir);
  if (state === 'gone') return;
  throw new DatabaseStartError(
    'lock_unclear',
    `${dataDir} is locked by process ${String(theirs.owner.pid)} on ${theirs.owner.hostname}, which cannot be seen ` +
      `from here (another container or machine). If it certainly no longer runs, delete ${file} and start again.`,
  );
}

function lockedBy(owner: ProcessIdentity | undefined, dataDir: string): DatabaseStartError {
  const who = owner === undefined ? 'another process' : `process ${String(owner.pid)}`;
  return new DatabaseStartError(
    'locked',
    `${dataDir} is in use by ${who}. An embedded database belongs to one process: stop that one, choose another ` +
      'DATA_DIR, or set DATABASE_URL to a Postgres, which several gateways can share.',
  );
}

function read(file: string): LockRecord | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return z.parse(LockRecord, JSON.parse(text));
  } catch (cause) {
    throw new DatabaseStartError(
      'lock_unclear',
      `${file} is not a lock file of this gateway. If no gateway uses the data beside it, delete it and start again.`,
      { cause },
    );
  }
}

function writeDurably(file: string, text: string): void {
  const fd = openSync(file, 'wx', 0o600);
  try {
    writeSync(fd, text);
    // After a power cut an empty lock file would need a person; this way its owner's boot is known to be over.
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function parentOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/')) || '/';
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
