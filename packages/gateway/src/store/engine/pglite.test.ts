import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChild, type Child } from './fixtures/child.ts';
import { databaseOf, openDatabase } from './index.ts';
import { openPglite, requireSupportedVersion, SUPPORTED_PGLITE, verifyDurability } from './pglite.ts';

describe('the embedded database', () => {
  let folder: string;
  let template: string;
  let dataDir: string;
  let children: Child[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-pglite-'));
    template = join(folder, 'parents', 'that', 'do-not-exist');
    // What a first start leaves that was cut off in the middle.
    mkdirSync(`${template}.new`, { recursive: true });
    writeFileSync(join(`${template}.new`, 'PG_VERSION'), '18\n');
    await (await open(template)).close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    dataDir = join(folder, randomUUID());
    cpSync(template, dataDir, { recursive: true });
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.kill()));
  });

  const open = (directory: string) => openDatabase({ kind: 'pglite', dataDir: directory, newNonce: randomUUID });
  const startGateway = (directory: string) => {
    const child = startChild('pglite-child.ts', [directory]);
    children.push(child);
    return child;
  };

  it('keeps what was committed over a clean restart', async () => {
    const first = await open(dataDir);
    await sql`create table note (id text primary key)`.execute(first.db);
    await sql`insert into note values ('kept')`.execute(first.db);
    await first.close();
    const second = await open(dataDir);
    expect((await sql`select id from note`.execute(second.db)).rows).toEqual([{ id: 'kept' }]);
    await second.close();
  });

  it('belongs to one process: the second is refused, and takes over with every acknowledged row once the first was killed', async () => {
    const first = startGateway(dataDir);
    expect(await first.next()).toBe('open');
    expect(await startGateway(dataDir).next()).toBe('refused: locked');

    first.send('insert');
    let acknowledged = 0;
    while (acknowledged < 100) acknowledged = Number(await first.next());
    await first.kill();

    const { db, close } = await open(dataDir);
    const { rows } = await sql<{ n: number }>`select count(*) as n from entry where id <= ${acknowledged}`.execute(db);
    expect(rows[0]?.n).toBe(acknowledged);
    await close();
  });

  it('belongs to one opener within a process too, whatever path it is named by', async () => {
    const first = await open(dataDir);
    const alias = join(folder, `alias-${randomUUID()}`);
    symlinkSync(dataDir, alias);
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'locked' });
    await expect(open(alias)).rejects.toMatchObject({ code: 'locked' });
    await first.close();
    await (await open(alias)).close();
  });

  it('stops the process at once when the disk refuses to store a commit', async () => {
    const gateway = startGateway(dataDir);
    expect(await gateway.next()).toBe('open');
    gateway.send('fail');
    const { signal, stderr } = await gateway.ended();
    expect(signal).toBe('SIGABRT');
    expect(stderr).toContain('The disk refused to store data');
  });

  it('makes a new database whole or not at all, and leaves nothing beside it', () => {
    expect(existsSync(join(template, 'base'))).toBe(true);
    expect(readdirSync(join(template, '..'))).toEqual(['do-not-exist']);
  });

  it('refuses a folder of other files and a database of another version, and lets the folder go', async () => {
    const other = join(folder, 'photos');
    mkdirSync(other);
    writeFileSync(join(other, 'cat.jpg'), '');
    await expect(open(other)).rejects.toMatchObject({ code: 'bad_data_dir' });
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n');
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'bad_data_dir', message: expect.stringContaining('15') });
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it('syncs the disk for every commit, and directories too at a checkpoint', async () => {
    let syncs = 0;
    let directorySyncs = 0;
    const disk = { file: () => void (syncs += 1), directory: () => void (directorySyncs += 1) };
    const engine = await openPglite({ dataDir, newNonce: randomUUID, disk });
    const { db } = databaseOf(engine);
    await sql`create table note (id integer primary key)`.execute(db);
    const before = syncs;
    for (let id = 0; id < 10; id += 1) await sql`insert into note values (${id})`.execute(db);
    expect(syncs - before).toBeGreaterThanOrEqual(10);
    await sql`checkpoint`.execute(db);
    expect(directorySyncs).toBeGreaterThan(0);
    await engine.close();
  });

  const startStock = (startParams: string[]) => PGlite.create({ fs: new NodeFS(dataDir), startParams });

  it('refuses to serve with fsync off', async () => {
    const stock = await startStock(PGlite.defaultStartParams);
    const error: unknown = await verifyDurability(stock, () => 0).catch((reason: unknown) => reason);
    await stock.close();
    expect(error).toMatchObject({ code: 'not_durable', message: expect.stringContaining('fsync is off') });
  });

  it('refuses to serve when a commit causes no sync although fsync is on', async () => {
    const withoutShim = await startStock(PGlite.defaultStartParams.filter((param) => param !== '-F'));
    const error: unknown = await verifyDurability(withoutShim, () => 7).catch((reason: unknown) => reason);
    await withoutShim.close();
    expect(error).toMatchObject({ code: 'not_durable', message: expect.stringContaining('not synced') });
  });

  it('refuses every PGlite but the one it was proven on', () => {
    expect(() => requireSupportedVersion('0.5.17')).toThrow(expect.objectContaining({ code: 'unsupported_version' }));
    expect(() => requireSupportedVersion(SUPPORTED_PGLITE)).not.toThrow();
  });
});
