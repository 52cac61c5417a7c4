import { sql } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrationsDirectory } from './migration-files.ts';
import { findSubsetViolations } from './sql-subset.ts';
import { testDatabases } from './test-databases.ts';

describe('our migrations', () => {
  it.each(readdirSync(migrationsDirectory))('stay inside the SQL that every promised engine has: %s', (name) => {
    expect(findSubsetViolations(readFileSync(new URL(name, migrationsDirectory), 'utf8'))).toEqual([]);
  });

  for (const engine of testDatabases()) {
    it(`give every table a primary key (${engine.name})`, async () => {
      const { db, close } = await engine.fresh();
      const { rows } = await sql`
        select table_name from information_schema.tables t where table_schema = 'public' and not exists (
          select 1 from information_schema.table_constraints c where c.table_schema = 'public'
          and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY')`.execute(db);
      await close();
      expect(rows).toEqual([]);
    });
  }
});

describe('the subset lint', () => {
  it.each([
    ['create table a (id bigserial primary key)', 'serial'],
    ['create table a (id int8 generated always as identity primary key)', 'identity'],
    ['create sequence s', 'sequence'],
    ['LISTEN changes', 'LISTEN/NOTIFY'],
    [`select pg_notify('a', 'b')`, 'LISTEN/NOTIFY'],
    ['create trigger t after insert on a', 'trigger'],
    ['create extension pg_trgm', 'extension'],
    ['select pg_advisory_xact_lock(1)', 'advisory lock'],
    ['create or replace function f() returns int', 'code in the database'],
    ['create index concurrently a_b on a (b)', 'concurrently'],
    ['create table a (id text)', 'no primary key'],
    ['create index on a (b)', 'index without a name'],
    ['create table a (id text primary key, at timestamp)', 'timestamp without time zone'],
    ['commit', 'session command'],
    [`create table a (id text primary key); insert into a values ('x')`, 'schema and data'],
  ])('finds fault with: %s', (text, reason) => {
    expect(findSubsetViolations(text)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([
    ['words in texts', `insert into a values ('trigger; notify') on conflict do nothing`],
    ['words in comments', '-- no trigger, no serial\ndrop table a'],
    ['moments with a zone', 'create table a (id text primary key, b timestamptz, c timestamp with time zone)'],
    ['a key of several columns', 'create table a (b text, c text, constraint a_pkey primary key (b, c))'],
  ])('has nothing against %s', (_what, text) => {
    expect(findSubsetViolations(text)).toEqual([]);
  });
});
