import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createStaffToken, hasAdmin } from '../store/staff.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';
import { newSecret } from '../world.ts';

/** A value that all replicas share; the first one to start makes it. */
export async function sharedSecret(db: Kysely<Database>, world: World, id: string): Promise<string> {
  await db
    .insertInto('gateway_secret')
    .values({ id, value: newSecret(world) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const row = await db.selectFrom('gateway_secret').select('value').where('id', '=', id).executeTakeFirstOrThrow();
  return row.value;
}

/**
 * Makes the first admin token of a new database and leaves it in `<dataDir>/admin.token`, readable by the owner alone:
 * the one way in before there is any staff.
 * @returns the file, when one was written.
 */
export async function firstAdmin(db: Kysely<Database>, world: World, dataDir: string): Promise<string | undefined> {
  if (await hasAdmin(db)) return undefined;
  const { token } = await createStaffToken(db, world, { name: 'first admin', role: 'admin' });
  const file = join(dataDir, 'admin.token');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return file;
}
