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

export interface SeedOptions {
  /** Folder of the data. */
  readonly directory: string;
  /** Whether to load what is not the county's own: the sample items, and the items of a reference county. */
  readonly samples: boolean;
  readonly progress: Progress;
}

/**
 * Loads what ships with the gateway, each part once: the county's towns and villages, life events, statutes, the calendar and the
 * rating taxonomy; and, where they are wanted, the samples. What the bureau has published since is never overwritten.
 */
export async function seed(db: Kysely<Database>, world: World, log: Log, options: SeedOptions): Promise<void> {
  await once(db, world, 'seed', () => seedCounty(db, world, options));
  if (options.samples) await once(db, world, 'seed-samples', () => seedSamples(db, world, log, options));
}

/** Runs `load` unless it has been run to its end before; it may have been cut off half way. */
async function once(db: Kysely<Database>, world: World, id: string, load: () => Promise<void>): Promise<void> {
  const done = await db.selectFrom('reference_document').select('id').where('id', '=', id).executeTakeFirst();
  if (done) return;
  await load();
  await withRetry(db, (tx) => putDocument(tx, id, {}, instant(world)));
}

async function seedCounty(db: Kysely<Database>, world: World, { directory, progress }: SeedOptions): Promise<void> {
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
}

/** The reference county's items with their defects, and our sample items with guide and form. */
async function seedSamples(
  db: Kysely<Database>,
  world: World,
  log: Log,
  { directory, progress }: SeedOptions,
): Promise<void> {
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
}
