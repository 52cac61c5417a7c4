import type { ItemPage } from '@qwy/contract/item';
import { Item, type ItemQuery } from '@qwy/contract/item';
import type { Region } from '@qwy/contract/place';
import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { bigrams } from './bigrams.ts';
import { isPlainText } from '../http/plain-text.ts';
import { jsonb } from './engine/index.ts';
import type { Database, ItemTable } from './schema.ts';

type Row = Selectable<ItemTable> & { has_guide: boolean; has_form: boolean };

const toItem = (row: Row): Item =>
  Item.parse({
    code: row.code,
    ...(row.catalog_code === null ? {} : { catalogCode: row.catalog_code }),
    name: row.name,
    taskType: row.task_type,
    authority: { name: row.authority_name, ...(row.authority_code === null ? {} : { code: row.authority_code }) },
    region: { code: row.region_code, name: row.region_name },
    serviceObjects: row.service_objects,
    status: row.status,
    sample: row.sample,
    reference: row.reference,
    hasGuide: row.has_guide,
    hasForm: row.has_form,
    defects: row.defects,
    updatedAt: row.updated_at,
  });

function itemRows(db: Kysely<Database>) {
  return db
    .selectFrom('item')
    .selectAll('item')
    .select((e) => [
      e
        .exists(
          e
            .selectFrom('guide')
            .select('version')
            .whereRef('guide.item_code', '=', 'item.code')
            .where('withdrawn_at', 'is', null),
        )
        .$castTo<boolean>()
        .as('has_guide'),
      e
        .exists(e.selectFrom('form').select('version').whereRef('form.item_code', '=', 'item.code'))
        .$castTo<boolean>()
        .as('has_form'),
    ]);
}

export async function findItem(db: Kysely<Database>, code: string): Promise<Item | undefined> {
  const row = await itemRows(db).where('code', '=', code).executeTakeFirst();
  return row && toItem(row);
}

/** The county's own items first, then the reference region's; by name within each. */
export async function listItems(db: Kysely<Database>, query: ItemQuery): Promise<ItemPage> {
  let rows = itemRows(db);
  const words = query.q?.normalize('NFKC').trim();
  if (words) {
    for (const word of words.split(/\s+/)) {
      const grams = bigrams(word);
      // The index narrows, the pattern decides. One character alone has no pair: the pattern does it all.
      if (grams.length > 0 && [...word].length > 1) {
        rows = rows.where(sql<boolean>`item.grams @> ${sql.val(grams)}::text[]`);
      }
      rows = rows.where('name', 'ilike', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
    }
  }
  if (query.region) rows = rows.where('region_code', '=', query.region);
  if (query.taskType) rows = rows.where('task_type', '=', query.taskType);
  if (query.withGuide !== undefined)
    rows = rows.where(({ exists, not, selectFrom }) => {
      const guide = exists(
        selectFrom('guide')
          .select('version')
          .whereRef('guide.item_code', '=', 'item.code')
          .where('withdrawn_at', 'is', null),
      );
      return query.withGuide ? guide : not(guide);
    });
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
  if (after) {
    rows = rows.where((e) =>
      e(e.refTuple('reference', 'name', 'code'), '>', e.tuple(after.reference, after.name, after.code)),
    );
  }
  const found = await rows
    .orderBy('reference')
    .orderBy('name')
    .orderBy('code')
    .limit(query.limit + 1)
    .execute();
  const shown = found.slice(0, query.limit).map(toItem);
  const last = shown.at(-1);
  return found.length > query.limit && last ? { rows: shown, next: writeCursor(last) } : { rows: shown };
}

const writeCursor = (item: Item): string =>
  Buffer.from(JSON.stringify([item.reference, item.name, item.code])).toString('base64url');

function readCursor(cursor: string): { reference: boolean; name: string; code: string } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(value)) return undefined;
    const [reference, name, code] = value as unknown[];
    if (typeof reference !== 'boolean' || typeof name !== 'string' || typeof code !== 'string') return undefined;
    if (!isPlainText(value)) return undefined;
    return { reference, name, code };
  } catch {
    return undefined;
  }
}

/** Inserts or replaces items; used by the seed and by imports. */
export async function putItems(
  tx: Kysely<Database>,
  items: readonly Omit<Item, 'hasGuide' | 'hasForm'>[],
): Promise<void> {
  for (let start = 0; start < items.length; start += 200) {
    const values = items.slice(start, start + 200).map((item) => ({
      code: item.code,
      catalog_code: item.catalogCode ?? null,
      name: item.name,
      task_type: item.taskType,
      authority_name: item.authority.name,
      authority_code: item.authority.code ?? null,
      region_code: item.region.code,
      region_name: item.region.name,
      service_objects: jsonb(item.serviceObjects),
      status: item.status,
      sample: item.sample,
      reference: item.reference,
      defects: jsonb(item.defects),
      grams: bigrams(item.name),
      updated_at: item.updatedAt,
    }));
    await tx
      .insertInto('item')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((e) => ({
          name: e.ref('excluded.name'),
          task_type: e.ref('excluded.task_type'),
          authority_name: e.ref('excluded.authority_name'),
          authority_code: e.ref('excluded.authority_code'),
          defects: e.ref('excluded.defects'),
          grams: e.ref('excluded.grams'),
          updated_at: e.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}

export async function listRegions(db: Kysely<Database>, parent: string | undefined): Promise<Region[]> {
  let rows = db.selectFrom('region').selectAll().orderBy('code');
  if (parent !== undefined) rows = rows.where('parent', '=', parent);
  const found = await rows.execute();
  return found.map((row) => ({
    code: row.code,
    name: row.name,
    level: row.level,
    ...(row.parent === null ? {} : { parent: row.parent }),
  })) as Region[];
}
