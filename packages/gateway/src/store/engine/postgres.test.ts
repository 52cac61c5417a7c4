import { postgresUrl } from '@qwy/testing/engines';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './index.ts';

const url = postgresUrl();

describe('a Postgres that is not there', () => {
  it('is named without its password', async () => {
    const opening = openDatabase({
      kind: 'postgres',
      url: 'postgres://qwy:hunter2@127.0.0.1:1/county',
      warn: () => undefined,
    });
    const error: unknown = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining('127.0.0.1:1/county') });
    expect(String(error)).not.toContain('hunter2');
  });
});

describe.runIf(url !== undefined)('a Postgres at start', () => {
  const databaseWith = async (encodingAndLocale: string) => {
    const { db, close } = await openDatabase({ kind: 'postgres', url: url ?? '', warn: () => undefined });
    const name = `odd_${randomUUID().replaceAll('-', '')}`;
    await sql.raw(`create database ${name} ${encodingAndLocale} template template0`).execute(db);
    await close();
    const address = new URL(url ?? '');
    address.pathname = `/${name}`;
    return address.href;
  };

  it('is refused if it does not store UTF-8', async () => {
    const odd = await databaseWith(`encoding 'SQL_ASCII' locale 'C'`);
    await expect(openDatabase({ kind: 'postgres', url: odd, warn: () => undefined })).rejects.toMatchObject({
      code: 'bad_encoding',
    });
  });

  it('draws a warning, no more, for the C locale and for settings that lose data', async () => {
    const warnings: string[] = [];
    const odd = await databaseWith(`encoding 'UTF8' locale 'C'`);
    const { close } = await openDatabase({ kind: 'postgres', url: odd, warn: (sentence) => warnings.push(sentence) });
    await close();
    await close();
    // The private server runs without fsync on purpose.
    expect(warnings).toEqual([
      expect.stringContaining('locale is C'),
      expect.stringContaining('fsync=off'),
      expect.stringContaining('full_page_writes=off'),
    ]);
  });

  it('outlives the loss of its idle connections', async () => {
    const warnings: string[] = [];
    const { db, close } = await openDatabase({
      kind: 'postgres',
      url: url ?? '',
      warn: (sentence) => warnings.push(sentence),
    });
    const victim = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const other = await openDatabase({ kind: 'postgres', url: url ?? '', warn: () => undefined });
    await sql`select pg_terminate_backend(${victim.rows[0]?.pid})`.execute(other.db);
    await expect.poll(() => warnings.some((sentence) => sentence.includes('idle'))).toBe(true);
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await Promise.all([close(), other.close()]);
  });
});
