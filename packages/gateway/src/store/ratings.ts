import type { RatingReceipt, RatingSubmission } from '@qwy/contract/rating';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { jsonb } from './engine/index.ts';
import { emit } from './outbox.ts';
import type { Database } from './schema.ts';

/** Stores the one rating of a case with the news of it. @returns undefined when the case has one already. */
export async function insertRating(
  tx: Kysely<Database>,
  world: World,
  rating: RatingSubmission & { taxonomyVersion: string; partnerId: string; authority: string },
): Promise<RatingReceipt | undefined> {
  const ratedAt = instant(world);
  const row = await tx
    .insertInto('rating')
    .values({
      id: world.newId(),
      case_number: rating.number,
      level: rating.level,
      tags: jsonb(rating.tags),
      taxonomy_version: rating.taxonomyVersion,
      comment: rating.comment ?? null,
      anonymous: rating.anonymous,
      partner_id: rating.partnerId,
      rated_at: ratedAt,
    })
    .onConflict((conflict) => conflict.column('case_number').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return undefined;
  await emit(tx, world, 'rating.received', rating.authority, { caseNumber: rating.number, level: rating.level });
  return { id: row.id, level: rating.level, ratedAt };
}
