import type { StaffTokenInfo } from '@qwy/contract/token';
import { StaffRole } from '@qwy/contract/token';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant, newSecret } from '../world.ts';
import { hashSecret } from './hash.ts';
import type { Database } from './schema.ts';

export interface StaffMember {
  readonly id: string;
  readonly role: StaffRole;
  /** Sees only cases of this authority; undefined: all. */
  readonly authority: string | undefined;
}

export async function createStaffToken(
  db: Kysely<Database>,
  world: World,
  input: { name: string; role: StaffRole; authority?: string | undefined },
): Promise<{ id: string; token: string }> {
  const id = world.newId();
  const token = `qst_${newSecret(world)}`;
  await db
    .insertInto('staff_token')
    .values({
      id,
      name: input.name,
      role: input.role,
      authority: input.authority ?? null,
      token_hash: hashSecret(token),
      created_at: instant(world),
      revoked_at: null,
    })
    .execute();
  return { id, token };
}

export async function findStaff(db: Kysely<Database>, token: string): Promise<StaffMember | undefined> {
  const row = await db
    .selectFrom('staff_token')
    .selectAll()
    .where('token_hash', '=', hashSecret(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, role: StaffRole.parse(row.role), authority: row.authority ?? undefined };
}

/** Every token there ever was, the oldest first; the tokens themselves are not kept. */
export async function listStaff(db: Kysely<Database>): Promise<StaffTokenInfo[]> {
  const rows = await db.selectFrom('staff_token').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: StaffRole.parse(row.role),
    authority: row.authority ?? undefined,
    createdAt: row.created_at,
    revokedAt: row.revoked_at ?? undefined,
  }));
}

/** @returns false without such a token; true also when it was revoked before. */
export async function revokeStaff(db: Kysely<Database>, world: World, id: string): Promise<boolean> {
  const row = await db
    .updateTable('staff_token')
    .set((e) => ({ revoked_at: e.fn.coalesce('revoked_at', e.val(instant(world))) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasAdmin(db: Kysely<Database>): Promise<boolean> {
  const row = await db
    .selectFrom('staff_token')
    .select('id')
    .where('role', '=', 'admin')
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
