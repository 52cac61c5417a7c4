import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { FINISHED_STATES } from './kept.ts';
import type { Database } from './schema.ts';

const DAY = 86_400;
/** Days announcements are kept: whoever comes back later than that loads everything anew anyway. */
const CHANGE_DAYS = 90;
/** Days after which a citizen of whom nothing else is kept is forgotten; the next sign-in makes a new one. */
const IDLE_CITIZEN_DAYS = 30;

/** How long the bureau wants things kept, in days. What each is: docs/security.md. */
export interface Retention {
  /** Finished cases with their answers. */
  readonly caseDays: number;
  /** Comments of ratings; level and reasons stay. */
  readonly commentDays: number;
  /** Who looked at a case, who was shown a licence, who asked for what; staff whose token was revoked. */
  readonly accessDays: number;
  /** Deliveries that arrived. */
  readonly deliveryDays: number;
}

export const DEFAULT_RETENTION: Retention = { caseDays: 1095, commentDays: 1095, accessDays: 730, deliveryDays: 30 };

/** Deletes what has expired. Safe to run on every replica at any time. */
export async function deleteExpired(db: Kysely<Database>, world: Pick<World, 'now'>): Promise<void> {
  const now = instant(world);
  const dayAgo = instant(world, -DAY);
  await db.deleteFrom('replay').where('expires_at', '<=', now).execute();
  await db.deleteFrom('rate_counter').where('expires_at', '<=', now).execute();
  await db.deleteFrom('idempotency').where('expires_at', '<=', now).execute();
  await db.deleteFrom('spent_refresh').where('expires_at', '<=', now).execute();
  await db.deleteFrom('login').where('expires_at', '<=', dayAgo).execute();
  await db.deleteFrom('access_grant').where('expires_at', '<=', dayAgo).execute();
}

/** Deletes what was kept long enough. Safe to run on every replica at any time. */
export async function enforceRetention(
  db: Kysely<Database>,
  world: Pick<World, 'now'>,
  retention: Retention,
): Promise<void> {
  const ago = (days: number): string => instant(world, -days * DAY);
  await deleteFinishedCases(db, ago(retention.caseDays));
  await db
    .updateTable('rating')
    .set({ comment: null })
    .where('rated_at', '<=', ago(retention.commentDays))
    .where('comment', 'is not', null)
    .execute();
  await db.deleteFrom('case_access').where('at', '<=', ago(retention.accessDays)).execute();
  await db.deleteFrom('presentation').where('created_at', '<=', ago(retention.accessDays)).execute();
  await db.deleteFrom('citizen_request').where('at', '<=', ago(retention.accessDays)).execute();
  await db.deleteFrom('staff_token').where('revoked_at', '<=', ago(retention.accessDays)).execute();
  await db
    .deleteFrom('outbox')
    .where('state', '=', 'done')
    .where('run_after', '<=', ago(retention.deliveryDays))
    .execute();
  await deleteIdleCitizens(db, ago(IDLE_CITIZEN_DAYS));
  await deleteOldChanges(db, ago(CHANGE_DAYS));
}

async function deleteFinishedCases(db: Kysely<Database>, before: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = tx
      .selectFrom('service_case')
      .select('number')
      .where('state', 'in', FINISHED_STATES)
      .where('updated_at', '<=', before);
    await tx.deleteFrom('case_event').where('case_number', 'in', gone).execute();
    await tx
      .deleteFrom('service_case')
      .where('state', 'in', FINISHED_STATES)
      .where('updated_at', '<=', before)
      .execute();
  });
}

/** Nothing refers to them any more: no case, no shown licence, no visit of the last day. */
async function deleteIdleCitizens(db: Kysely<Database>, before: string): Promise<void> {
  await db
    .deleteFrom('citizen')
    .where('created_at', '<=', before)
    .where((e) =>
      e.and(
        (['service_case', 'presentation', 'access_grant'] as const).map((table) =>
          e.not(
            e.exists(
              e.selectFrom(table).select(sql.lit(1).as('one')).whereRef(`${table}.citizen_id`, '=', 'citizen.id'),
            ),
          ),
        ),
      ),
    )
    .execute();
}

/** The newest stays: listeners begin behind it. */
async function deleteOldChanges(db: Kysely<Database>, before: string): Promise<void> {
  const newest = await db.selectFrom('change').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (newest) await db.deleteFrom('change').where('at', '<=', before).where('at', '<', newest.at).execute();
}
