/**
 * Brings a database to the schema of this gateway, however many gateways start at once.
 *
 * The lock is a row, because advisory locks are missing on some of the engines we promise: a starter takes it by one
 * conditional UPDATE, for a minute of the database's own clock, and renews it inside each migration's transaction. That
 * renewal also locks the row, so a migration that runs longer than the lease still cannot be overtaken.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { sqlState } from './engine/sql-error.ts';
import type { Migration } from './migration-files.ts';
import { withRetry, type RetryWorld } from './retry.ts';
import type { Database } from './schema.ts';

export interface MigrateOptions extends RetryWorld {
  db: Kysely<Database>;
  /** All of them, oldest first: `readMigrations()`. */
  migrations: readonly Migration[];
  /** A name nobody else has; appears in the message of a starter that waits in vain. */
  owner: string;
  /** Told the id of each migration when it has been applied. Default: nobody. */
  onApplied?: (id: string) => void;
}

/** The files and the database tell different histories; nothing was changed. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const LOCK_ID = 'migration';
const LEASE = `interval '60 seconds'`;
const LOCK_POLL_MS = 200;
/** Two minutes: longer than a dead owner's lease, shorter than an operator's patience. */
const LOCK_POLLS = 600;
const BOOTSTRAP_ATTEMPTS = 10;

/**
 * Applies what is missing, one transaction each.
 * @returns the ids applied by this call, oldest first. Another starter may have applied the rest meanwhile.
 * @throws {MigrationError} if a released file was edited, if a missing one is older than an applied one, or if the lock
 * stayed taken for two minutes. Migrations that only a newer gateway knows are fine: rolling back must be possible.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  await createBookkeeping(options);
  // Without the lock: the ordinary start has nothing to do and shall not queue for it.
  if ((await pendingMigrations(options)).length === 0) return [];
  await takeLock(options);
  try {
    const applied: string[] = [];
    for (const migration of await pendingMigrations(options)) {
      await withRetry(options.db, (transaction) => apply(transaction, migration, options.owner), options);
      options.onApplied?.(migration.id);
      applied.push(migration.id);
    }
    return applied;
  } finally {
    await options.db
      .updateTable('migration_lock')
      .set({ owner: null, lease_until: null })
      .where('id', '=', LOCK_ID)
      .where('owner', '=', options.owner)
      .execute();
  }
}

const bookkeeping = [
  `create table if not exists migration (id text not null, checksum text not null,
    applied_at timestamptz not null default now(), constraint migration_pkey primary key (id))`,
  `create table if not exists migration_lock (id text not null, owner text, lease_until timestamptz,
    constraint migration_lock_pkey primary key (id))`,
  `insert into migration_lock (id) values ('${LOCK_ID}') on conflict do nothing`,
];

async function createBookkeeping({ db, sleep = wait, random = Math.random }: MigrateOptions): Promise<void> {
  for (const statement of bookkeeping) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sql.raw(statement).execute(db);
        break;
      } catch (error) {
        // "if not exists" still races on Postgres: the loser fails on a system index and finds the table next time.
        if (attempt === BOOTSTRAP_ATTEMPTS || !isCreationRace(error)) throw error;
        await sleep(random() * LOCK_POLL_MS);
      }
    }
  }
}

function isCreationRace(error: unknown): boolean {
  return ['23505', '42P07', '42710', '40001', '40P01', 'XX000'].includes(sqlState(error) ?? '');
}

/** @throws {MigrationError} if files and database disagree about the past. */
async function pendingMigrations({ db, migrations }: MigrateOptions): Promise<Migration[]> {
  const applied = await db.selectFrom('migration').select(['id', 'checksum']).orderBy('id').execute();
  const checksums = new Map(applied.map(({ id, checksum }) => [id, checksum]));
  const newest = applied.at(-1)?.id ?? '';
  const pending: Migration[] = [];
  for (const migration of migrations) {
    const checksum = checksums.get(migration.id);
    if (checksum === undefined) pending.push(migration);
    else if (checksum !== migration.checksum) {
      throw new MigrationError(
        `${migration.id}.sql was changed after it had been applied. Restore the released file and put the change into ` +
          'a new migration.',
      );
    }
  }
  const late = pending.find(({ id }) => id < newest);
  if (late) {
    throw new MigrationError(
      `${late.id}.sql is older than ${newest}, which this database already has. Give it the next free number.`,
    );
  }
  return pending;
}

async function takeLock({ db, owner, sleep = wait }: MigrateOptions): Promise<void> {
  for (let poll = 0; poll < LOCK_POLLS; poll += 1) {
    // The database's clock, not ours: it is the one clock that all starters share.
    const { rows } = await sql`
      update migration_lock set owner = ${owner}, lease_until = now() + ${sql.raw(LEASE)}
      where id = ${LOCK_ID} and (owner is null or lease_until < now()) returning id`.execute(db);
    if (rows.length === 1) return;
    await sleep(LOCK_POLL_MS);
  }
  const holder = await db.selectFrom('migration_lock').select('owner').where('id', '=', LOCK_ID).executeTakeFirst();
  throw new MigrationError(`The migration lock stayed with ${holder?.owner ?? 'nobody'} for two minutes.`);
}

async function apply(transaction: Kysely<Database>, migration: Migration, owner: string): Promise<void> {
  const { rows } = await sql`
    update migration_lock set lease_until = now() + ${sql.raw(LEASE)}
    where id = ${LOCK_ID} and owner = ${owner} returning id`.execute(transaction);
  if (rows.length === 0) throw new MigrationError(`${owner} lost the migration lock before ${migration.id}.`);
  for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
  await transaction
    .insertInto('migration')
    .values({ id: migration.id, checksum: migration.checksum, applied_at: sql`now()` })
    .execute();
}
