import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './engine/index.ts';
import { withRetry } from './retry.ts';
import type { Database } from './schema.ts';
import { testDatabases } from './test-databases.ts';

class LostRace extends Error {
  readonly code: string;
  constructor(code: string) {
    super('could not serialize access');
    this.code = code;
  }
}

for (const engine of testDatabases()) {
  describe(`a transaction with retries on ${engine.name}`, () => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await engine.fresh();
    });
    afterAll(() => database.close());

    /** Fails `times` times after writing, then succeeds; tells how it went. */
    const losing = async (times: number, code: string) => {
      const pauses: number[] = [];
      let runs = 0;
      const world = { random: () => 0.5, sleep: (ms: number) => Promise.resolve(void pauses.push(ms)) };
      const work = withRetry(
        database.db,
        async (transaction) => {
          runs += 1;
          await transaction
            .insertInto('gateway_secret')
            .values({ id: `${code}-${String(times)}`, value: '' })
            .execute();
          if (runs <= times) throw new LostRace(code);
          return runs;
        },
        world,
      );
      const outcome = await work.catch((error: unknown) => error);
      return { outcome, runs, pauses };
    };

    it.each(['40001', '40P01'])(
      'runs again after %s, undoing the lost attempts, with doubling jittered pauses',
      async (code) => {
        const { outcome, pauses } = await losing(3, code);
        expect(outcome).toBe(4);
        expect(pauses).toEqual([12.5, 25, 50]);
      },
    );

    it('gives up after six tries with the error itself', async () => {
      const { outcome, runs, pauses } = await losing(99, '40001');
      expect(outcome).toBeInstanceOf(LostRace);
      expect(runs).toBe(6);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(400);
    });

    it('does not repeat what failed for another reason', async () => {
      const { outcome, runs } = await losing(1, '23505');
      expect(outcome).toBeInstanceOf(LostRace);
      expect(runs).toBe(1);
    });

    it('refuses to start inside a transaction, which it could not undo', async () => {
      const nested = database.db
        .transaction()
        .execute((transaction) => withRetry<Database, void>(transaction, () => Promise.resolve()));
      await expect(nested).rejects.toThrow(TypeError);
    });

    if (engine.name === 'postgres') {
      it('gets two serialisable transactions that contradict each other both done', async () => {
        await sql`create table tally (id integer primary key, n integer not null)`.execute(database.db);
        await sql`insert into tally values (1, 0)`.execute(database.db);
        const increment = () =>
          withRetry(database.db, async (transaction) => {
            await sql`set transaction isolation level serializable`.execute(transaction);
            const { rows } = await sql<{ n: number }>`select n from tally where id = 1`.execute(transaction);
            await sql`update tally set n = ${(rows[0]?.n ?? 0) + 1} where id = 1`.execute(transaction);
          });
        await Promise.all([increment(), increment(), increment()]);
        const { rows } = await sql`select n from tally`.execute(database.db);
        expect(rows).toEqual([{ n: 3 }]);
      });
    }
  });
}
