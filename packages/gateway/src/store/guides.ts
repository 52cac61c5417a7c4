import type { GuideDraft } from '@qwy/contract/guide';
import { Guide } from '@qwy/contract/guide';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { announce } from './changes.ts';
import { jsonb } from './engine/index.ts';
import type { Database } from './schema.ts';

/** The published guide; undefined when there is none or it was withdrawn. */
export async function findGuide(db: Kysely<Database>, code: string): Promise<Guide | undefined> {
  const row = await db
    .selectFrom('guide')
    .select('body')
    .where('item_code', '=', code)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row && Guide.parse(row.body);
}

/** Publishes the next version, keeps it for ever and announces it. `by`: id of the staff token, or `seed`. */
export async function publishGuide(tx: Kysely<Database>, world: World, draft: GuideDraft, by: string): Promise<Guide> {
  const now = instant(world);
  const current = await tx
    .selectFrom('guide')
    .select('version')
    .where('item_code', '=', draft.itemCode)
    .forUpdate()
    .executeTakeFirst();
  const version = (current?.version ?? 0) + 1;
  const guide: Guide = { ...draft, version, publishedAt: now };
  const values = { version, body: jsonb(guide), published_at: now, withdrawn_at: null };
  await tx
    .insertInto('guide')
    .values({ item_code: draft.itemCode, ...values })
    .onConflict((conflict) => conflict.column('item_code').doUpdateSet(values))
    .execute();
  // The primary key decides between two publishers of one version: one of them fails as a conflict.
  await tx
    .insertInto('guide_version')
    .values({ item_code: draft.itemCode, version, body: jsonb(guide), published_at: now, published_by: by })
    .execute();
  await announce(tx, world, { kind: 'guide.published', subject: draft.itemCode, version });
  return guide;
}

/** @returns false when there was nothing to withdraw. */
export async function withdrawGuide(tx: Kysely<Database>, world: World, code: string): Promise<boolean> {
  const row = await tx
    .updateTable('guide')
    .set({ withdrawn_at: instant(world) })
    .where('item_code', '=', code)
    .where('withdrawn_at', 'is', null)
    .returning('version')
    .executeTakeFirst();
  if (!row) return false;
  await announce(tx, world, { kind: 'guide.withdrawn', subject: code, version: row.version });
  return true;
}
