import type { Kysely } from 'kysely';
import { putDocument } from '../store/documents.ts';
import { jsonb } from '../store/engine/index.ts';
import { findForm, publishForm } from '../store/forms.ts';
import { findGuide, publishGuide } from '../store/guides.ts';
import { putItems } from '../store/items.ts';
import { withRetry } from '../store/retry.ts';
import type { Database } from '../store/schema.ts';
import type { Log, World } from '../world.ts';
import { instant } from '../world.ts';
import {
  readCalendar,
  readLifeEvents,
  readRatingTaxonomy,
  readReferenceItems,
  readRegions,
  readSampleItems,
  readStatutes,
} from './read-data.ts';

/** Told how far the load is, for people who wait. */
export type Progress = (what: string, done: number, of: number) => void;

/**
 * Loads the county's data once: regions, reference items with their defects, life events, statutes, the calendar, the
 * rating taxonomy, and the sample items with guide and form. What the bureau has published since is never overwritten.
 * @returns false when it was all there.
 */
export async function seed(
  db: Kysely<Database>,
  world: World,
  log: Log,
  directory: string,
  progress: Progress,
): Promise<boolean> {
  const done = await db.selectFrom('reference_document').select('id').where('id', '=', 'seed').executeTakeFirst();
  if (done) return false;

  progress('regions', 0, 1);
  await withRetry(db, async (tx) => {
    for (const region of readRegions(directory)) {
      const values = { name: region.name, level: region.level, parent: region.parent ?? null };
      await tx
        .insertInto('region')
        .values({ code: region.code, ...values })
        .onConflict((conflict) => conflict.column('code').doUpdateSet(values))
        .execute();
    }
    for (const [position, event] of readLifeEvents(directory).entries()) {
      const values = { position, body: jsonb(event) };
      await tx
        .insertInto('life_event')
        .values({ id: event.id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    }
    const now = instant(world);
    await putDocument(tx, 'calendar', readCalendar(directory), now);
    await putDocument(tx, 'rating-taxonomy', readRatingTaxonomy(directory), now);
    await putDocument(tx, 'statutes', readStatutes(directory), now);
  });

  const reference = readReferenceItems(directory, instant(world));
  await withRetry(db, (tx) => putItems(tx, reference));
  const defective = reference.filter(({ defects }) => defects.length > 0);
  log('info', 'seed.reference_items', {
    items: reference.length,
    itemsWithDefects: defective.length,
    defects: defective.reduce((sum, { defects }) => sum + defects.length, 0),
  });

  const samples = readSampleItems(directory);
  for (const [index, { guide, form }] of samples.entries()) {
    progress('guides', index, samples.length);
    await withRetry(db, async (tx) => {
      await putItems(tx, [
        {
          code: guide.itemCode,
          name: guide.name,
          taskType: guide.taskType,
          authority: guide.authority,
          region: guide.region,
          serviceObjects: guide.serviceObjects,
          status: 'active',
          sample: guide.sample,
          reference: false,
          defects: [],
          updatedAt: instant(world),
        },
      ]);
      if (!(await findForm(tx, form.id))) await publishForm(tx, world, form, 'seed');
      if (!(await findGuide(tx, guide.itemCode))) await publishGuide(tx, world, guide, 'seed');
    });
  }
  progress('guides', samples.length, samples.length);
  await withRetry(db, (tx) => putDocument(tx, 'seed', { items: reference.length + samples.length }, instant(world)));
  return true;
}
