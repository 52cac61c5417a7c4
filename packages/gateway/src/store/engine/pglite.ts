/** The embedded database: PGlite in a directory (durable, exclusive) or in memory (tests). */
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, type Dialect } from 'kysely';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { lockDataDir } from './data-dir-lock.ts';
import { syncDirectory, syncTree, type DiskSync } from './disk-sync.ts';
import { durableServerSettings, DurableNodeFs, type DurableNodeFsOptions } from './durable-fs.ts';
import { ownIdentity } from './process-identity.ts';
import { prepareSession } from './session.ts';
import { DatabaseStartError } from './start-error.ts';
import { columnParsers } from './type-parsers.ts';

/** The only version the durability shim is proven on. */
export const SUPPORTED_PGLITE = '0.5.16';
const POSTGRES_MAJOR = '18';

/** Postgres' own defaults need 0.5 GB more memory and gain nothing at a county's load. */
const smallBuffers = { shared_buffers: '16MB', wal_buffers: '1MB' };

export interface PgliteSettings extends DurableNodeFsOptions {
  /**
   * Directory of the database, made if missing. Not a mount point: the lock and the half-made database of a first start
   * lie beside it, as `<dataDir>.lock` and `<dataDir>.new`.
   */
  dataDir: string;
  /** Gives a string nobody else has, such as `crypto.randomUUID`. */
  newNonce: () => string;
}

/** An engine that is up and checked, ready for Kysely. */
export interface OpenEngine {
  readonly engine: 'pglite' | 'postgres';
  readonly dialect: Dialect;
  /** Ends everything still running, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the database in a directory, for this process alone, and proves that commits reach the disk.
 * @throws {DatabaseStartError} with every reason not to serve.
 */
export async function openPglite({ dataDir, newNonce, ...durability }: PgliteSettings): Promise<OpenEngine> {
  requireSupportedVersion(installedPgliteVersion());
  const directory = resolveDataDir(dataDir);
  const lock = lockDataDir(directory, ownIdentity(), newNonce);
  try {
    if (!holdsDatabase(directory)) await createDatabase(directory, durability);
    const fs = new DurableNodeFs(directory, durability);
    const pglite = await startOn(fs);
    try {
      await verifyDurability(pglite, () => fs.syncCount);
    } catch (error) {
      await pglite.close();
      throw error;
    }
    return engineOf(pglite, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * A database in memory: no lock, nothing kept.
 * @param snapshot - Start from this dump (`dumpMemoryPglite`) instead of an empty database, four times faster.
 */
export async function openMemoryPglite(snapshot?: Blob): Promise<OpenEngine & { dump(): Promise<Blob> }> {
  const pglite = await PGlite.create({
    parsers: columnParsers,
    startParams: [...PGlite.defaultStartParams, ...asArguments(smallBuffers)],
    ...(snapshot && { loadDataDir: snapshot }),
  });
  return { ...engineOf(pglite, () => undefined), dump: () => pglite.dumpDataDir('none') };
}

/**
 * Commits one row and watches it go to the disk.
 * @param syncCount - How often anything was synced so far.
 * @throws {DatabaseStartError} `not_durable` if the commit did not cause a sync.
 */
export async function verifyDurability(pglite: Pick<PGlite, 'query'>, syncCount: () => number): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await pglite.query(`select current_setting('${setting}') as value`);
    const value = z.parse(z.object({ value: z.string() }), rows[0]).value;
    if (value !== 'on') throw notDurable(`the setting ${setting} is ${value}`);
  }
  await pglite.query('create table if not exists durability_check (id text primary key, checked_at timestamptz)');
  await pglite.query('delete from durability_check');
  const before = syncCount();
  await pglite.query(`insert into durability_check values ('start', now())`);
  if (syncCount() <= before) throw notDurable('a committed row was not synced to the disk');
}

/** @throws {DatabaseStartError} `unsupported_version` for any PGlite but the one the shim is proven on. */
export function requireSupportedVersion(version: string): void {
  if (version === SUPPORTED_PGLITE) return;
  throw new DatabaseStartError(
    'unsupported_version',
    `PGlite ${version} is installed, but commits are known to reach the disk only with ${SUPPORTED_PGLITE}. ` +
      'Install exactly that version, or set DATABASE_URL to a Postgres.',
  );
}

function installedPgliteVersion(): string {
  // The package does not export its package.json, so go up from its entry (dist/index.cjs).
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return z.parse(z.object({ version: z.string() }), manifest).version;
}

/** One spelling per directory, so that one lock guards it whatever way it is named. */
function resolveDataDir(dataDir: string): string {
  const path = resolve(dataDir);
  if (existsSync(path)) return realpathSync(path);
  mkdirSync(dirname(path), { recursive: true });
  return join(realpathSync(dirname(path)), basename(path));
}

function holdsDatabase(directory: string): boolean {
  if (!existsSync(directory) || readdirSync(directory).length === 0) return false;
  const versionFile = join(directory, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new DatabaseStartError('bad_data_dir', `${directory} holds files, but no database. Choose another DATA_DIR.`);
  }
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === POSTGRES_MAJOR) return true;
  throw new DatabaseStartError(
    'bad_data_dir',
    `${directory} was written by Postgres ${major}; this gateway reads ${POSTGRES_MAJOR}. Dump it with the gateway ` +
      'that wrote it and restore it here.',
  );
}

/**
 * Makes the database beside its place, forces every file of it to the disk (initdb syncs nothing here) and only then
 * gives it its name: whatever happens meanwhile, a directory of that name is a whole database.
 */
async function createDatabase(directory: string, durability: DurableNodeFsOptions): Promise<void> {
  const draft = `${directory}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const pglite = await startOn(new DurableNodeFs(draft, durability));
  await pglite.close();
  syncTree(draft, durability.disk);
  moveIntoPlace(draft, directory, durability.disk);
}

function moveIntoPlace(draft: string, directory: string, disk?: DiskSync): void {
  try {
    renameSync(draft, directory);
  } catch (cause) {
    const hint = 'If it is a mount point, choose a folder inside it.';
    throw new DatabaseStartError('bad_data_dir', `Cannot put a new database at ${directory}. ${hint}`, { cause });
  }
  syncDirectory(dirname(directory), disk);
}

function startOn(fs: DurableNodeFs): Promise<PGlite> {
  return PGlite.create({
    fs,
    parsers: columnParsers,
    startParams: [
      // -F means fsync=off.
      ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
      ...asArguments(durableServerSettings),
      ...asArguments(smallBuffers),
    ],
  });
}

function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function engineOf(pglite: PGlite, afterClose: () => void): OpenEngine {
  let closing: Promise<void> | undefined;
  const close = async () => {
    try {
      if (!pglite.closed) await pglite.close();
    } finally {
      afterClose();
    }
  };
  return {
    engine: 'pglite',
    dialect: new PGliteDialect({ pglite, onCreateConnection: prepareSession }),
    close: () => (closing ??= close()),
  };
}

function notDurable(reason: string): DatabaseStartError {
  return new DatabaseStartError(
    'not_durable',
    `The embedded database would lose acknowledged data in a power cut: ${reason}. Not serving.`,
  );
}
