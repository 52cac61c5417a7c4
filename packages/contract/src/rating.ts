import * as z from 'zod/mini';
import { CaseCode, CaseNumber } from './ids.ts';
import { Instant, line } from './wire.ts';

/** 5 非常满意 … 1 非常不满意 (GB/T 39735-2020, five levels); 1 and 2 are 差评. */
export const RatingLevel = z.int().check(z.gte(1), z.lte(5));

/** The official reasons by level; versioned, never edited by a partner. */
export const RatingTaxonomy = z.object({
  version: z.string(),
  source: z.string(),
  levels: z.array(
    z.object({
      level: RatingLevel,
      name: z.string(),
      bad: z.boolean(),
      /** `more`: shown after the first three. */
      tags: z.array(z.object({ code: z.string(), label: z.string(), more: z.boolean() })),
    }),
  ),
});
export type RatingTaxonomy = z.infer<typeof RatingTaxonomy>;

/** One citizen's judgement of one case; voluntary, once. */
export const RatingSubmission = z.strictObject({
  number: CaseNumber,
  code: CaseCode,
  level: RatingLevel,
  tags: z.array(z.string().check(z.regex(/^\d{3}$/))).check(z.maxLength(8)),
  /** At most 150 characters, as the provincial interfaces take them. */
  comment: z.optional(line(150)),
  /** Hides the rater from the department; the bureau still knows which case it was. */
  anonymous: z.boolean(),
});
export type RatingSubmission = z.infer<typeof RatingSubmission>;

export const RatingReceipt = z.object({ id: z.string(), level: RatingLevel, ratedAt: Instant });
export type RatingReceipt = z.infer<typeof RatingReceipt>;
