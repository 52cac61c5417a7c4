import { Item } from '@qwy/contract/item';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDatabase } from './engine/index.ts';
import { bigrams } from './bigrams.ts';
import { listItems, putItems } from './items.ts';
import { testDatabases } from './test-databases.ts';

const item = (code: string, name: string, reference = false) =>
  Item.parse({
    code,
    name,
    taskType: '20',
    authority: { name: '样例局' },
    region: { code: reference ? '511602' : '610926', name: 'x' },
    serviceObjects: [],
    status: 'active',
    sample: !reference,
    reference,
    hasGuide: false,
    hasForm: false,
    defects: [],
    updatedAt: '2026-03-02T02:00:00.000Z',
  });

describe('bigrams', () => {
  it('pairs neighbouring characters within runs, whatever their width', () => {
    expect(bigrams('户口（迁移）')).toEqual(['户口', '迁移']);
    expect(bigrams('ＡＢ1')).toEqual(['ab', 'b1']);
    expect(bigrams('证')).toEqual(['证']);
  });
});

for (const engine of testDatabases()) {
  describe(`listing items on ${engine.name}`, () => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await engine.fresh();
      const names = ['户口迁移', '户口登记', '居民身份证', '残疾人证新办（市级/县级）'];
      await putItems(database.db, [
        ...names.map((name, i) => item(`R-${i}`, name, true)),
        item('L-1', '社会保障卡申领'),
        item('L-2', '户口迁移'),
      ]);
    });
    afterAll(() => database.close());
    const codes = async (query: object) =>
      (await listItems(database.db, { limit: 20, ...query })).rows.map(({ code }) => code);

    it('shows our own items before those of the reference region', async () => {
      expect((await codes({})).slice(0, 2).sort()).toEqual(['L-1', 'L-2']);
    });

    it('pages through all of them once', async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listItems(database.db, { limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        seen.push(...page.rows.map(({ code }) => code));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(6);
      expect(new Set(seen).size).toBe(6);
    });

    it('finds words of one, two and more characters, all of them together', async () => {
      expect((await codes({ q: '户口' })).sort()).toEqual(['L-2', 'R-0', 'R-1']);
      expect(await codes({ q: '户口 登记' })).toEqual(['R-1']);
      expect(await codes({ q: '残疾人证' })).toEqual(['R-3']);
      expect(await codes({ q: '卡' })).toEqual(['L-1']);
      expect(await codes({ q: '户口%' })).toEqual([]);
    });

    it('starts again at the beginning for a cursor that is none', async () => {
      expect(await codes({ cursor: 'nonsense' })).toHaveLength(6);
    });
  });
}
