/** The gateway's database: opened, checked, closed. Everything above this folder sees one dialect of SQL. */
import { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import { openMemoryPglite, openPglite, type OpenEngine } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export { jsonb } from './jsonb.ts';
export { DatabaseStartError, type DatabaseStartCode } from './start-error.ts';
export { isRetryable, isUnavailable, isUniqueViolation, sqlState } from './sql-error.ts';

/** Where the data is. */
export type DatabaseSettings =
  /** Embedded, in a directory that this process has for itself. Not a mount point; see `PgliteSettings`. */
  | { kind: 'pglite'; dataDir: string; newNonce: () => string }
  /** Postgres or an engine that speaks like it; `maxConnections` defaults to 16. */
  | { kind: 'postgres'; url: string; maxConnections?: number; warn: (sentence: string) => void }
  /** Embedded and forgotten on close; for tests. */
  | { kind: 'memory'; snapshot?: Blob };

export interface OpenDatabase<DB = Database> {
  readonly db: Kysely<DB>;
  readonly engine: 'pglite' | 'postgres';
  /** Waits for running transactions, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the database and refuses it if it would lose data or garble text. Does not migrate: see `migrate.ts`.
 *
 * On PGlite there is one connection: inside a transaction use the transaction only. Awaiting `db` there waits for
 * ever, and awaiting the network there stops every other request.
 * @throws {DatabaseStartError} with a sentence for the operator.
 */
export async function openDatabase<DB = Database>(settings: DatabaseSettings): Promise<OpenDatabase<DB>> {
  return databaseOf<DB>(await openEngine(settings));
}

/** Puts Kysely over an engine that is already open. */
export function databaseOf<DB = Database>(engine: OpenEngine): OpenDatabase<DB> {
  const db = new Kysely<DB>({ dialect: engine.dialect });
  return {
    db,
    engine: engine.engine,
    async close() {
      try {
        await db.destroy();
      } finally {
        await engine.close();
      }
    },
  };
}

function openEngine(settings: DatabaseSettings): Promise<OpenEngine> {
  switch (settings.kind) {
    case 'pglite':
      return openPglite(settings);
    case 'postgres':
      return openPostgres(settings);
    case 'memory':
      return openMemoryPglite(settings.snapshot);
  }
}
