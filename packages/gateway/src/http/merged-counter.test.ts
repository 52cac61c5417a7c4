import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../store/engine/index.ts';
import { testDatabases } from '../store/test-databases.ts';
import { MONDAY } from '../test-gateway.ts';
import type { MergedCounter } from './merged-counter.ts';
import { mergedCounter } from './merged-counter.ts';
import { ProblemError } from './problem.ts';

const limit = { max: 10, seconds: 60 };

for (const engine of testDatabases()) {
  describe(`merged counters on ${engine.name}`, () => {
    let database: OpenDatabase;
    let now = MONDAY;
    const log: string[] = [];
    const world = { now: () => now, newId: () => '', randomBytes: () => new Uint8Array(), fetch };
    const replica = () => mergedCounter(database.db, world, (_level, event) => void log.push(event));
    let replicas: [MergedCounter, MergedCounter];
    beforeAll(async () => (database = await engine.fresh()));
    afterAll(() => database.close());
    beforeEach(async () => {
      await database.db.deleteFrom('rate_counter').execute();
      replicas = [replica(), replica()];
    });

    const admits = (counter: MergedCounter, id = 'a'): boolean => {
      try {
        counter.hit({ id, limit });
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        expect(error).toMatchObject({ code: 'rate_limited' });
        return false;
      }
    };
    const count = (counter: MergedCounter): number => {
      let admitted = 0;
      while (admits(counter)) admitted += 1;
      return admitted;
    };

    it('let a replica admit the limit, and tell the others of it within a merge', async () => {
      const [first, second] = replicas;
      expect(count(first)).toBe(10);
      await first.merge();
      // The second cannot know yet; it learns it with its own first read.
      expect(admits(second)).toBe(true);
      await second.merge();
      expect(admits(second)).toBe(false);
    });

    it('count together what replicas admitted apart, but never make anybody wait longer than one limit', async () => {
      const [first, second] = replicas;
      expect(count(first) + count(second)).toBe(20);
      await Promise.all([first.merge(), second.merge()]);
      await Promise.all([first.merge(), second.merge()]);
      now += 5_999;
      expect(admits(first)).toBe(false);
      now += 54_001;
      expect(admits(first)).toBe(true);
    });

    it('keep other names apart', () => {
      const [first] = replicas;
      count(first);
      expect(admits(first, 'b')).toBe(true);
    });

    it('go on counting by themselves while the database is away, and catch up', async () => {
      const [first] = replicas;
      count(first);
      await database.db.schema.alterTable('rate_counter').renameTo('rate_counter_away').execute();
      await expect(first.merge()).rejects.toThrow();
      expect(admits(first)).toBe(false);
      await database.db.schema.alterTable('rate_counter_away').renameTo('rate_counter').execute();
      await first.merge();
      const fresh = replica();
      admits(fresh);
      await fresh.merge();
      expect(admits(fresh)).toBe(false);
    });

    it('count nothing of a request that one of its limits refuses, under whatever other name it comes', async () => {
      const [first] = replicas;
      expect(count(first)).toBe(10);
      for (let name = 0; name < 50; name += 1)
        expect(() => first.hit({ id: `made-up-${name}`, limit }, { id: 'a', limit })).toThrow();
      await first.merge();
      const rows = await database.db.selectFrom('rate_counter').select('id').execute();
      expect(rows).toEqual([{ id: 'a' }]);
      expect(admits(first, 'made-up-0')).toBe(true);
    });

    it('write nothing when nothing was counted', async () => {
      await replicas[0].merge();
      expect(await database.db.selectFrom('rate_counter').selectAll().execute()).toEqual([]);
    });
  });
}
