/**
 * The engines that store tests loop over. Knows how to get an empty or copied database on each, not what is in it: the
 * package under test hands in how to open and migrate its own.
 *
 * ```ts
 * for (const engine of testEngines(recipe)) {
 *   describe(`cases on ${engine.name}`, () => {
 *     let store: Store;
 *     beforeAll(async () => { store = await engine.fresh(); });
 *     afterAll(() => store.close());
 * ```
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, openAsBlob, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type {} from './postgres-global-setup.ts';

/** How the package under test opens and fills a database. */
export interface EngineRecipe<Store extends Closable> {
  /** Changes whenever `migrate` would make another schema; names the copies that are shared within a run. */
  schemaKey: string;
  /** A PGlite in memory: empty, or from a snapshot. */
  openMemory(snapshot?: Blob): Promise<Store & { dump(): Promise<Blob> }>;
  openPostgres(url: string): Promise<Store>;
  migrate(store: Store): Promise<void>;
  /** Runs one statement on the server at `url`, outside any transaction. */
  administer(url: string, statement: string): Promise<void>;
}

export interface Closable {
  close(): Promise<void>;
}

export interface TestEngine<Store> {
  readonly name: 'pglite' | 'postgres';
  /** A migrated database that nobody else sees. Close it at the end. */
  fresh(): Promise<Store>;
  /** The same without any table. */
  empty(): Promise<Store>;
}

/** The maintenance database of this run's private Postgres, as superuser; undefined if the run has none. */
export function postgresUrl(): string | undefined {
  return inject('postgresUrl');
}

/** PGlite always; Postgres too unless the run has none, which the global setup then says. */
export function testEngines<Store extends Closable>(recipe: EngineRecipe<Store>): readonly TestEngine<Store>[] {
  const url = postgresUrl();
  return url === undefined ? [pgliteEngine(recipe)] : [pgliteEngine(recipe), postgresEngine(recipe, url)];
}

function pgliteEngine<Store extends Closable>(recipe: EngineRecipe<Store>): TestEngine<Store> {
  const open = async (name: string, prepare: (store: Store) => Promise<void>) => {
    const snapshot = join(inject('scratchDirectory'), `${name}.tar`);
    if (existsSync(snapshot)) return recipe.openMemory(await openAsBlob(snapshot));
    const store = await recipe.openMemory();
    await prepare(store);
    await writeWhole(snapshot, await store.dump());
    return store;
  };
  return {
    name: 'pglite',
    fresh: () => open(`migrated-${digest(recipe.schemaKey)}`, (store) => recipe.migrate(store)),
    empty: () => open('empty', () => Promise.resolve()),
  };
}

function postgresEngine<Store extends Closable>(recipe: EngineRecipe<Store>, url: string): TestEngine<Store> {
  const template = `template_${digest(recipe.schemaKey)}`;
  const openCopy = async (source: string): Promise<Store> => {
    const name = uniqueName('test');
    await recipe.administer(url, `create database ${name} template ${source}`);
    return recipe.openPostgres(withDatabase(url, name));
  };
  return {
    name: 'postgres',
    async fresh() {
      try {
        return await openCopy(template);
      } catch (error) {
        if (!hasState(error, '3D000')) throw error;
      }
      await makeTemplate(recipe, url, template);
      return openCopy(template);
    },
    empty: () => openCopy('template0'),
  };
}

/** Test files run at the same time: each may build one, the first to finish gives it the name, the others use that. */
async function makeTemplate<Store extends Closable>(recipe: EngineRecipe<Store>, url: string, template: string) {
  const draft = uniqueName('draft');
  await recipe.administer(url, `create database ${draft} template template0`);
  const store = await recipe.openPostgres(withDatabase(url, draft));
  try {
    await recipe.migrate(store);
  } finally {
    await store.close();
  }
  try {
    await recipe.administer(url, `alter database ${draft} rename to ${template}`);
  } catch (error) {
    if (!hasState(error, '42P04')) throw error;
    await recipe.administer(url, `drop database ${draft}`);
  }
}

async function writeWhole(path: string, content: Blob): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, new Uint8Array(await content.arrayBuffer()));
  renameSync(draft, path);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function uniqueName(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function hasState(error: unknown, state: string): boolean {
  return error instanceof Error && 'code' in error && error.code === state;
}
