import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../schema.ts';
import { testDatabases } from '../test-databases.ts';
import { jsonb, type OpenDatabase } from './index.ts';
import { isUniqueViolation, sqlState } from './sql-error.ts';

for (const engine of testDatabases()) {
  describe(`a column on ${engine.name}`, () => {
    let database: OpenDatabase;
    let db: Kysely<Database>;
    beforeAll(async () => {
      database = await engine.fresh();
      db = database.db;
    });
    afterAll(() => database.close());

    const read = async (expression: string) => {
      const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(db);
      return rows[0]?.value;
    };

    it.each([
      [`'-7'::int8`, -7],
      [`'9007199254740993'::int8`, 9007199254740993n],
      [`array[1, null, 9007199254740993]::int8[]`, [1, null, 9007199254740993n]],
      [`date '2026-02-29' - 0`, 'error'],
      [`date '2026-11-23'`, '2026-11-23'],
      [`array[date '2026-11-23']`, ['2026-11-23']],
      [`timestamptz '2026-11-23 20:00:00+08'`, '2026-11-23T12:00:00.000Z'],
      [`timestamptz '2026-11-23 20:00:00.5+08'`, '2026-11-23T12:00:00.500Z'],
      [`timestamptz '2026-11-23 12:00:00.123456Z'`, '2026-11-23T12:00:00.123456Z'],
      [`timestamptz '1900-01-01 08:05:43 Asia/Shanghai'`, '1900-01-01T00:00:00.000Z'],
      [`array[timestamptz '0099-01-01 00:00:00Z']`, ['0099-01-01T00:00:00.000Z']],
      [`time '08:30'`, '08:30:00'],
      [`interval '20 days'`, '20 days'],
      [`12.50::numeric(8, 2)`, '12.50'],
      [`array[12.50, 1]::numeric[]`, ['12.50', '1']],
      [`0.5::float8`, 0.5],
      [`true`, true],
      [`array['平利', '"', null]`, ['平利', '"', null]],
      [`'{"a": [1, "平利"]}'::jsonb`, { a: [1, '平利'] }],
      [`'0190a6a0-0000-7000-8000-000000000000'::uuid`, '0190a6a0-0000-7000-8000-000000000000'],
      [`null::timestamptz`, null],
    ])('reads %s', async (expression, expected) => {
      if (expected === 'error') await expect(read(expression)).rejects.toSatisfy((e) => sqlState(e) === '22008');
      else expect(await read(expression)).toStrictEqual(expected);
    });

    it('gives bytes as a plain Uint8Array, also in arrays', async () => {
      const value = await read(`'\\x00ff'::bytea`);
      expect(value).toStrictEqual(Uint8Array.of(0, 255));
      expect(Buffer.isBuffer(value)).toBe(false);
      expect(await read(`array['\\x01'::bytea]`)).toStrictEqual([Uint8Array.of(1)]);
    });

    it('refuses a moment that no ISO string can name, and goes on working', async () => {
      await expect(read(`timestamptz 'infinity'`)).rejects.toThrow(RangeError);
      expect(await read('1')).toBe(1);
    });

    it('stores and finds again exactly what it was given', async () => {
      await sql`create table probe (id text primary key, at timestamptz, day date, bytes bytea, words text[], data jsonb,
        big int8)`.execute(db);
      const at = '2026-11-23T12:00:00.123Z';
      const bytes = Uint8Array.of(0, 39, 92, 255);
      await sql`insert into probe values ('a', ${at}, ${'2026-11-23'}, ${bytes}, ${['老 年', '"\\,']},
        ${jsonb(['x', { y: null }])}, ${9007199254740993n})`.execute(db);
      const { rows } =
        await sql`select * from probe where at = ${at} and words @> ${['老 年']} and bytes = ${bytes}`.execute(db);
      expect(rows).toStrictEqual([
        {
          id: 'a',
          at,
          day: '2026-11-23',
          bytes,
          words: ['老 年', '"\\,'],
          data: ['x', { y: null }],
          big: 9007199254740993n,
        },
      ]);
    });

    it.each([[['a']], ['text'], [null], [{}], [7], [true]])('keeps the JSON value %j', async (value) => {
      const { rows } = await sql<{ kept: unknown }>`select ${jsonb(value)} as kept`.execute(db);
      expect(rows[0]?.kept).toStrictEqual(value);
    });

    it('names a broken unique key the same way', async () => {
      await db.insertInto('gateway_secret').values({ id: 'k', value: '1' }).execute();
      const again = db.insertInto('gateway_secret').values({ id: 'k', value: '2' }).execute();
      const error: unknown = await again.catch((reason: unknown) => reason);
      expect(isUniqueViolation(error, 'gateway_secret_pkey')).toBe(true);
      expect(isUniqueViolation(error, 'another_key')).toBe(false);
    });

    it('counts the rows a write touched', async () => {
      const changed = await db
        .updateTable('gateway_secret')
        .set({ value: '3' })
        .where('id', '=', 'k')
        .executeTakeFirst();
      const missed = await db.deleteFrom('gateway_secret').where('id', '=', 'none').executeTakeFirst();
      expect([changed.numUpdatedRows, missed.numDeletedRows]).toEqual([1n, 0n]);
    });
  });
}
