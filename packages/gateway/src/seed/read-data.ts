import { WorkingCalendar } from '@qwy/contract/calendar';
import { Answers, FormDraft } from '@qwy/contract/form';
import { GuideDraft } from '@qwy/contract/guide';
import { RegionCode } from '@qwy/contract/ids';
import type { LifeEvent } from '@qwy/contract/life-event';
import { LifeEventList } from '@qwy/contract/life-event';
import type { Region } from '@qwy/contract/place';
import { RegionList } from '@qwy/contract/place';
import { RatingTaxonomy } from '@qwy/contract/rating';
import { Day } from '@qwy/contract/wire';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Persona } from './persona.ts';
import { PersonaFile } from './persona.ts';
import type { ItemDraft } from './reference-items.ts';
import { referenceItems } from './reference-items.ts';

/**
 * Readers of the data the product ships (`data/`, see `data/SOURCES.md`). `directory` is always that folder. What we write
 * ourselves is read strictly; the other county's list is read leniently.
 */

/** One article of a law, word for word, in one version. */
export const Statute = z.strictObject({
  law: z.string(),
  /** The day this version was published. */
  version: Day,
  article: z.int(),
  /** `第十九条`. */
  articleText: z.string(),
  text: z.string(),
  /** File in the source repository. */
  path: z.string(),
});
export type Statute = z.infer<typeof Statute>;

/** A sample item of the county: its guide and the form that goes with it. */
export interface SampleItem {
  /** Folder name. */
  readonly slug: string;
  readonly guide: GuideDraft;
  readonly form: FormDraft;
}

/** The county whose list is shown for reference. */
const REFERENCE_REGION = { code: RegionCode.parse('511602'), name: '四川省广安市广安区' };

/** 平利县 with its towns and villages, each before what lies in it. @throws {Error} naming the file, as all readers here. */
export const readRegions = (directory: string): Region[] => readJson(directory, 'regions.json', RegionList).rows;

/** The 15 life events (一件事) of the county's plan, in its order. */
export const readLifeEvents = (directory: string): LifeEvent[] =>
  readJson(directory, 'life-events.json', LifeEventList).rows;

export const readStatutes = (directory: string): Statute[] => readJson(directory, 'statutes.json', z.array(Statute));

export const readCalendar = (directory: string): WorkingCalendar =>
  readJson(directory, 'calendar.json', WorkingCalendar);

export const readRatingTaxonomy = (directory: string): RatingTaxonomy =>
  readJson(directory, 'rating-taxonomy.json', RatingTaxonomy);

/** Another county's items for reference, dirty rows included and their defects reported. `updatedAt`: an instant for all. */
export function readReferenceItems(directory: string, updatedAt: string): ItemDraft[] {
  return reading('reference-items-guangan.csv', (file) =>
    referenceItems(readFileSync(join(directory, file), 'utf8'), REFERENCE_REGION, updatedAt),
  );
}

/** Every folder of `items/`, by name. @throws {Error} also when a guide and its form do not name each other. */
export function readSampleItems(directory: string): SampleItem[] {
  return readdirSync(join(directory, 'items'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: slug }) => slug)
    .sort()
    .map((slug) => {
      const guide = readJson(directory, join('items', slug, 'guide.json'), GuideDraft);
      const form = readJson(directory, join('items', slug, 'form.json'), FormDraft);
      if (guide.formId !== form.id || form.itemCode !== guide.itemCode) {
        throw new Error(`items/${slug}: guide and form do not name each other`);
      }
      return { slug, guide, form };
    });
}

/** Answers that a sample item's form accepts, by invented people. */
export const readExampleAnswers = (directory: string, slug: string): Answers =>
  readJson(directory, join('items', slug, 'example.json'), Answers);

/** The sandbox's invented citizens; of no use outside a sandbox. */
export const readPersonas = (directory: string): Persona[] =>
  readJson(directory, join('sandbox', 'personas.json'), PersonaFile).personas;

function readJson<S extends z.ZodMiniType>(directory: string, name: string, schema: S): z.output<S> {
  return reading(name, (file) => {
    const data: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'));
    const parsed = schema.safeParse(data);
    if (!parsed.success) throw new TypeError(parsed.error.issues.map(issueLine).join('; '));
    return parsed.data;
  });
}

/** `items/0/name: invalid_type`; the keys too where they are the fault. */
function issueLine(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? ` ${issue.keys.join(', ')}` : '';
  return `${issue.path.join('/')}: ${issue.code}${keys}`;
}

/** Adds the file's name to whatever goes wrong with it. */
function reading<T>(file: string, read: (file: string) => T): T {
  try {
    return read(file);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : 'cannot be read'}`, { cause });
  }
}
