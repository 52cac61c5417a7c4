import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../store/engine/index.ts';
import { testDatabases } from '../store/test-databases.ts';
import { MONDAY } from '../test-gateway.ts';
import { findEmpty, giveBack, take } from './shared-counter.ts';

for (const engine of testDatabases()) {
  describe(`shared counters on ${engine.name}`, () => {
    let database: OpenDatabase;
    let now = MONDAY;
    const world = { now: () => now, newId: () => '', randomBytes: () => new Uint8Array(), fetch };
    beforeAll(async () => (database = await engine.fresh()));
    afterAll(() => database.close());
    beforeEach(async () => {
      await database.db.deleteFrom('rate_counter').execute();
    });

    const limit = { max: 6, seconds: 60 };
    const bucket = { id: 'a', limit };
    const takeOne = async () => (await take(database.db, world, [bucket])).length === 0;

    it('admit as many as the limit at once, and then one for each part of the time', async () => {
      for (let i = 0; i < 6; i += 1) expect(await takeOne()).toBe(true);
      expect(await take(database.db, world, [bucket])).toEqual([{ id: 'a', waitMs: 10_000 }]);
      now += 9_999;
      expect(await takeOne()).toBe(false);
      now += 1;
      expect(await takeOne()).toBe(true);
      expect(await takeOne()).toBe(false);
      now += 60_000;
      for (let i = 0; i < 6; i += 1) expect(await takeOne()).toBe(true);
      expect(await takeOne()).toBe(false);
    });

    it('take nothing for what they refuse, so that hammering keeps nobody out', async () => {
      for (let i = 0; i < 6; i += 1) await takeOne();
      for (let i = 0; i < 50; i += 1) expect(await takeOne()).toBe(false);
      now += 10_000;
      expect(await takeOne()).toBe(true);
    });

    it('admit exactly the limit however many replicas ask at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 40 }, takeOne));
      expect(answers.filter(Boolean)).toHaveLength(6);
    });

    it('leave a bucket alone that is used up while others of the request are not', async () => {
      const tight = { id: 'tight', limit: { max: 1, seconds: 60 } };
      expect(await take(database.db, world, [bucket, tight])).toEqual([]);
      expect(await take(database.db, world, [bucket, tight])).toEqual([{ id: 'tight', waitMs: 60_000 }]);
      expect(await findEmpty(database.db, world, [bucket, tight])).toEqual([{ id: 'tight', waitMs: 60_000 }]);
    });

    it('have one more when one is given back, and none when there was none', async () => {
      for (let i = 0; i < 6; i += 1) await takeOne();
      await giveBack(database.db, [bucket, { id: 'never-taken', limit }]);
      expect(await takeOne()).toBe(true);
      expect(await takeOne()).toBe(false);
      expect(await database.db.selectFrom('rate_counter').select('id').execute()).toEqual([{ id: 'a' }]);
    });

    it('may be deleted once they say nothing', async () => {
      await takeOne();
      const { expires_at } = await database.db.selectFrom('rate_counter').selectAll().executeTakeFirstOrThrow();
      expect(Date.parse(expires_at)).toBe(now + 10_000);
    });
  });
}
