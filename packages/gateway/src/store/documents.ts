import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { jsonb } from './engine/index.ts';
import type { Database } from './schema.ts';

/** Reference documents are read whole: `rating-taxonomy`, `calendar`, `statutes`. */
export async function readDocument<S extends z.ZodMiniType>(
  db: Kysely<Database>,
  id: string,
  schema: S,
): Promise<{ body: z.output<S>; updatedAt: string } | undefined> {
  const row = await db.selectFrom('reference_document').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { body: schema.parse(row.body), updatedAt: row.updated_at };
}

export async function putDocument(tx: Kysely<Database>, id: string, body: unknown, updatedAt: string): Promise<void> {
  const values = { body: jsonb(body), updated_at: updatedAt };
  await tx
    .insertInto('reference_document')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}
