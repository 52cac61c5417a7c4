/** For tests only: the gateway's database on every engine this machine can run. */
import { testEngines, type TestEngine } from '@qwy/testing/engines';
import pg from 'pg';
import { databaseOf, openDatabase, type OpenDatabase } from './engine/index.ts';
import { openMemoryPglite } from './engine/pglite.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';

/** Engines in a row, each giving fresh migrated databases. See `@qwy/testing/engines` for the shape of a test. */
export function testDatabases(): readonly TestEngine<OpenDatabase>[] {
  const migrations = readMigrations();
  return testEngines<OpenDatabase>({
    schemaKey: migrations.map(({ checksum }) => checksum).join(),
    async openMemory(snapshot) {
      const engine = await openMemoryPglite(snapshot);
      return { ...databaseOf(engine), dump: () => engine.dump() };
    },
    // The private server runs without fsync on purpose, so its warnings say nothing new.
    openPostgres: (url) => openDatabase({ kind: 'postgres', url, maxConnections: 8, warn: () => undefined }),
    async migrate({ db }) {
      await migrate({ db, migrations, owner: 'the only one' });
    },
    administer,
  });
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
