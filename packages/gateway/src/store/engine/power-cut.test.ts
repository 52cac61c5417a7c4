import { sql, type Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncDirectory, syncTree, type DiskSync } from './disk-sync.ts';
import { PowerCutDisk } from './fixtures/power-cut-disk.ts';
import { databaseOf } from './index.ts';
import { openPglite } from './pglite.ts';

const WRITERS = 4;
const PAIRS_EACH = 30;

/** A transaction writes two halves of one pair. */
interface PairTable {
  pair: { id: string; half: number };
}

describe('a power cut', () => {
  let folder: string;
  let survivorOfFirstStart: string | undefined;
  let dataDir: string;
  let disk: PowerCutDisk;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qwy-power-'));
    const firstDisk = new PowerCutDisk();
    const made = join(folder, 'made');
    const { close } = await open(made, firstDisk);
    const survivor = join(folder, 'survivor');
    if (firstDisk.surviving(made, survivor)) survivorOfFirstStart = survivor;
    await close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    dataDir = join(folder, randomUUID());
    cpSync(join(folder, 'made'), dataDir, { recursive: true });
    disk = new PowerCutDisk();
    syncTree(dataDir, disk);
    syncDirectory(folder, disk);
  });

  const open = async (directory: string, on?: DiskSync) =>
    databaseOf<PairTable>(await openPglite({ dataDir: directory, newNonce: randomUUID, ...(on && { disk: on }) }));

  const writePairs = async (db: Kysely<PairTable>, acknowledge: (id: string) => void) => {
    for (let round = 0; round < PAIRS_EACH; round += 1) {
      const id = randomUUID();
      await db.transaction().execute(async (transaction) => {
        await transaction.insertInto('pair').values({ id, half: 1 }).execute();
        await transaction.insertInto('pair').values({ id, half: 2 }).execute();
      });
      acknowledge(id);
    }
  };

  const readPairs = async (directory: string) => {
    const { db, close } = await open(directory);
    const halves = await db.selectFrom('pair').select(['id', 'half']).execute();
    const viaIndex = await db.selectFrom('pair').select('id').where('half', '=', 2).orderBy('id').execute();
    await close();
    return { halves, ids: new Set(viaIndex.map(({ id }) => id)) };
  };

  it('at any moment loses no acknowledged transaction and halves none', async () => {
    const acknowledged: string[] = [];
    const cuts: { directory: string; acknowledged: string[] }[] = [];
    let syncs = 0;
    let isWriting = false;
    const cutBeforeSync = new Set([30, 90]);
    const { db, close } = await open(dataDir, {
      directory: (fd) => disk.directory(fd),
      file(fd) {
        if (isWriting && cutBeforeSync.has((syncs += 1))) {
          const directory = join(folder, `cut-${String(syncs)}`);
          disk.surviving(dataDir, directory);
          cuts.push({ directory, acknowledged: [...acknowledged] });
        }
        disk.file(fd);
      },
    });
    await sql`create table pair (id text, half integer, primary key (id, half))`.execute(db);
    isWriting = true;
    const writers = Array.from({ length: WRITERS }, () => writePairs(db, (id) => acknowledged.push(id)));
    await sql`checkpoint`.execute(db);
    await Promise.all(writers);
    const atEnd = join(folder, 'cut-at-end');
    disk.surviving(dataDir, atEnd);
    cuts.push({ directory: atEnd, acknowledged });
    await close();

    expect(cuts).toHaveLength(3);
    expect(acknowledged).toHaveLength(WRITERS * PAIRS_EACH);
    for (const cut of cuts) {
      const found = await readPairs(cut.directory);
      expect(
        cut.acknowledged.filter((id) => !found.ids.has(id)),
        'lost',
      ).toEqual([]);
      expect(found.halves.length, 'halved').toBe(2 * found.ids.size);
    }
  });

  it('right after the first start leaves a whole database', async () => {
    const { db, close } = await open(survivorOfFirstStart ?? expect.fail('nothing survived'));
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await close();
  });

  it('would lose acknowledged rows if syncs were swallowed, so this simulation can tell', async () => {
    const { db, close } = await open(dataDir, disk);
    await sql`create table pair (id text, half integer, primary key (id, half))`.execute(db);
    // openPglite counts the calls, so only a disk that lies can slip past its check.
    disk.isLying = true;
    await writePairs(db, () => undefined);
    const survivor = join(folder, 'cut');
    disk.surviving(dataDir, survivor);
    await close();
    expect((await readPairs(survivor)).ids.size).toBe(0);
  });
});
