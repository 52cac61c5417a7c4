import type { FormDraft } from '@qwy/contract/form';
import { FormDefinition } from '@qwy/contract/form';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { announce } from './changes.ts';
import { jsonb } from './engine/index.ts';
import type { Database } from './schema.ts';

export async function findForm(db: Kysely<Database>, id: string): Promise<FormDefinition | undefined> {
  const row = await db.selectFrom('form').select('body').where('id', '=', id).executeTakeFirst();
  return row && FormDefinition.parse(row.body);
}

/** Publishes the next version of a form, keeps it for ever and announces it. */
export async function publishForm(
  tx: Kysely<Database>,
  world: World,
  draft: FormDraft,
  by: string,
): Promise<FormDefinition> {
  const now = instant(world);
  const current = await tx
    .selectFrom('form')
    .select('version')
    .where('id', '=', draft.id)
    .forUpdate()
    .executeTakeFirst();
  const version = (current?.version ?? 0) + 1;
  const form: FormDefinition = { ...draft, version, publishedAt: now };
  const values = { item_code: draft.itemCode, version, body: jsonb(form), published_at: now };
  await tx
    .insertInto('form')
    .values({ id: draft.id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
  await tx
    .insertInto('form_version')
    .values({ id: draft.id, version, body: jsonb(form), published_at: now, published_by: by })
    .execute();
  await announce(tx, world, { kind: 'form.published', subject: draft.id, version });
  return form;
}
