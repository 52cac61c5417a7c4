import { postgresUrl } from '@qwy/testing/engines';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from './engine/fixtures/child.ts';
import type { OpenDatabase } from './engine/index.ts';
import { migrate } from './migrate.ts';
import { parseMigration, readMigrations } from './migration-files.ts';
import { testDatabases } from './test-databases.ts';

const migration = (id: string, text: string) =>
  parseMigration(`${id}.sql`, `-- Why: a test. Lock: none. Undo: drop it.\n${text}`);

const first = migration('0001_a', 'create table a (id text primary key);');
const second = migration('0002_b', 'create table b (id text primary key);\ncreate index b_id on b (id);');
const broken = migration('0003_c', 'create table c (id text primary key);\ncreate table a (id text primary key);');

for (const engine of testDatabases()) {
  describe(`migrating on ${engine.name}`, () => {
    let database: OpenDatabase;
    beforeEach(async () => {
      database = await engine.empty();
    });
    afterEach(() => database.close());

    const run = (migrations = [first, second], sleep = () => Promise.resolve()) =>
      migrate({ db: database.db, migrations, owner: randomUUID(), sleep });
    const tables = async () => {
      const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_name in ('a', 'b', 'c') order by 1`.execute(database.db);
      return rows.map(({ name }) => name);
    };
    const lock = () => database.db.selectFrom('migration_lock').selectAll().execute();

    it('applies what is missing, in order, once, and frees the lock', async () => {
      expect(await run([first])).toEqual(['0001_a']);
      expect(await run()).toEqual(['0002_b']);
      expect(await run()).toEqual([]);
      expect(await tables()).toEqual(['a', 'b']);
      expect(await lock()).toEqual([{ id: 'migration', owner: null, lease_until: null }]);
    });

    it('applies the gateway’s own migrations', async () => {
      const own = readMigrations();
      expect(await run(own)).toEqual(own.map(({ id }) => id));
    });

    it('undoes a migration that fails half way, keeps the ones before and frees the lock', async () => {
      await expect(run([first, second, broken])).rejects.toMatchObject({ code: '42P07' });
      expect(await tables()).toEqual(['a', 'b']);
      expect((await lock())[0]?.owner).toBeNull();
      expect(await run([first, second, migration('0003_c', 'create table c (id text primary key);')])).toEqual([
        '0003_c',
      ]);
    });

    it('refuses a file that was edited after it had been applied', async () => {
      await run();
      await expect(run([first, migration('0002_b', 'select 1;')])).rejects.toThrow('0002_b.sql was changed');
    });

    it('refuses a file older than what was applied, and lets an older gateway start on a newer schema', async () => {
      await run([second]);
      await expect(run()).rejects.toThrow('0001_a.sql is older than 0002_b');
      expect(await run([])).toEqual([]);
    });

    it('waits for a live owner, then says who it is', async () => {
      await run([]);
      await sql`update migration_lock set owner = 'gateway-1', lease_until = now() + interval '1 hour'`.execute(
        database.db,
      );
      let polls = 0;
      await expect(run([first], () => Promise.resolve(void (polls += 1)))).rejects.toThrow('stayed with gateway-1');
      expect(polls).toBe(600);
      expect(await tables()).toEqual([]);
    });

    it('takes over from an owner whose lease has run out', async () => {
      await run([]);
      await sql`update migration_lock set owner = 'dead', lease_until = now() - interval '1 second'`.execute(
        database.db,
      );
      expect(await run()).toEqual(['0001_a', '0002_b']);
    });

    it('stops before the next migration when the lock was lost', async () => {
      const losing = migrate({
        db: database.db,
        migrations: [migration('0001_a', `update migration_lock set owner = 'thief';`), second],
        owner: randomUUID(),
      });
      await expect(losing).rejects.toThrow('lost the migration lock before 0002_b');
      expect(await tables()).toEqual([]);
      expect((await lock())[0]?.owner).toBe('thief');
    });
  });
}

describe.runIf(postgresUrl() !== undefined)('several gateways starting at once on one Postgres', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('apply every migration exactly once between them, and none fails', async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `000${String(index + 1)}_t${String(index + 1)}`);
    for (const id of ids) {
      const text = `create table ${id.slice(5)} (id text primary key);\nselect pg_sleep(0.02);`;
      writeFileSync(join(folder, `${id}.sql`), `-- Why: a test. Lock: none. Undo: drop it.\n${text}`);
    }
    const postgres = testDatabases().find(({ name }) => name === 'postgres');
    const database = await postgres?.empty();
    if (!database) throw new Error('Postgres was there a moment ago.');
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db);
    const url = new URL(postgresUrl() ?? '');
    url.pathname = `/${rows[0]?.name ?? ''}`;

    const gateways = Array.from({ length: 3 }, () =>
      startChild('migrate-child.ts', [url.href, pathToFileURL(`${folder}/`).href]),
    );
    await Promise.all(gateways.map((gateway) => gateway.next()));
    for (const gateway of gateways) gateway.send('go');
    const applied = await Promise.all(gateways.map((gateway) => gateway.next()));
    await Promise.all(gateways.map((gateway) => gateway.ended()));
    const recorded = await database.db.selectFrom('migration').select('id').orderBy('id').execute();
    await database.close();

    expect(applied.flat().sort()).toEqual(ids);
    expect(recorded.map(({ id }) => id)).toEqual(ids);
  });
});
