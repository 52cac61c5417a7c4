import type { CaseQuery, CaseReceipt, CaseRecord, CaseSubmission, CaseView } from '@qwy/contract/case';
import { CaseEvent, CaseState } from '@qwy/contract/case';
import { Answers } from '@qwy/contract/form';
import { CaseNumber, ItemCode } from '@qwy/contract/ids';
import { canMove, isRateable } from '@qwy/contract/rules/case-states';
import { Limit } from '@qwy/contract/wire';
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { jsonb } from './engine/index.ts';
import { hashSecret } from './hash.ts';
import { emit } from './outbox.ts';
import type { Database, ServiceCaseTable } from './schema.ts';

type Row = Selectable<ServiceCaseTable>;

export interface NewCase {
  readonly number: CaseNumber;
  readonly code: CaseReceipt['code'];
  readonly submission: CaseSubmission;
  readonly itemName: string;
  readonly authority: string;
  readonly partnerId: string;
  readonly subject: string;
  readonly citizenId: string | undefined;
  readonly consent: { readonly purpose: string; readonly retention: string };
  readonly due: CaseReceipt['due'];
  readonly sample: boolean;
}

/** Files a case with its first event and the news of it. @returns false if the number is taken; draw another one. */
export async function insertCase(tx: Kysely<Database>, world: World, input: NewCase): Promise<CaseReceipt | undefined> {
  const now = instant(world);
  const state = 'received';
  const row = await tx
    .insertInto('service_case')
    .values({
      number: input.number,
      code_hash: hashSecret(`${input.number}:${input.code}`),
      item_code: input.submission.itemCode,
      item_name: input.itemName,
      authority: input.authority,
      form_id: input.submission.formId,
      form_version: input.submission.formVersion,
      partner_id: input.partnerId,
      subject: input.subject,
      citizen_id: input.citizenId ?? null,
      state,
      answers: jsonb(input.submission.answers),
      situation: jsonb(input.submission.situation),
      consent: jsonb({ ...input.consent, at: now }),
      due_value: input.due?.limit.value ?? null,
      due_unit: input.due?.limit.unit ?? null,
      due_day: input.due?.day ?? null,
      sample: input.sample,
      received_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!row) return undefined;
  await addEvent(tx, input.number, { state, at: now, actor: 'citizen' });
  await emit(tx, world, 'case.received', input.authority, {
    caseNumber: input.number,
    itemCode: input.submission.itemCode,
    state,
  });
  return {
    number: input.number,
    code: input.code,
    itemCode: input.submission.itemCode,
    itemName: input.itemName,
    authority: input.authority,
    state,
    receivedAt: now,
    ...(input.due ? { due: input.due } : {}),
    sample: input.sample,
  };
}

/** The case that a number and its printed code open together; undefined for a wrong pair, whichever half is wrong. */
export async function openCase(db: Kysely<Database>, number: string, code: string): Promise<CaseView | undefined> {
  const row = await db
    .selectFrom('service_case')
    .selectAll()
    .where('number', '=', number)
    .where('code_hash', '=', hashSecret(`${number}:${code}`))
    .executeTakeFirst();
  return row && toView(db, row);
}

export async function findCase(
  db: Kysely<Database>,
  number: string,
  authority: string | undefined,
): Promise<CaseRecord | undefined> {
  let query = db.selectFrom('service_case').selectAll().where('number', '=', number);
  if (authority !== undefined) query = query.where('authority', '=', authority);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  return {
    ...(await toView(db, row)),
    answers: Answers.parse(row.answers),
    situation: z.record(z.string(), z.string()).parse(row.situation),
    partner: row.partner_id,
  };
}

/** A moment that the database knows too: it has no year 0. */
const isMoment = (text: string): boolean => z.iso.datetime().safeParse(text).success && !text.startsWith('0000');

/** Newest first; the cursor is the last row's time and number. */
export async function listCases(
  db: Kysely<Database>,
  query: z.output<typeof CaseQuery>,
  authority: string | undefined,
) {
  let rows = db
    .selectFrom('service_case')
    .selectAll()
    .select((e) =>
      e
        .exists(e.selectFrom('rating').select('id').whereRef('rating.case_number', '=', 'service_case.number'))
        .$castTo<boolean>()
        .as('rated'),
    );
  if (authority !== undefined) rows = rows.where('authority', '=', authority);
  if (query.state) rows = rows.where('state', '=', query.state);
  if (query.itemCode) rows = rows.where('item_code', '=', query.itemCode);
  const [at, number] = query.cursor?.split('~') ?? [];
  if (at !== undefined && number !== undefined && isMoment(at)) {
    rows = rows.where((e) => e(e.refTuple('received_at', 'number'), '<', e.tuple(at, number)));
  }
  const found = await rows
    .orderBy('received_at', 'desc')
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({ ...summary(row, row.rated), partner: row.partner_id })),
    ...(found.length > query.limit && last ? { next: `${last.received_at}~${last.number}` } : {}),
  };
}

export type Moved = 'moved' | 'refused' | 'unknown';

/** Takes one step if the state still allows it; two officers cannot both take one. */
export async function moveCase(
  tx: Kysely<Database>,
  world: World,
  step: { number: string; to: CaseState; note?: string | undefined; actor: string; authority?: string | undefined },
): Promise<Moved> {
  let query = tx
    .selectFrom('service_case')
    .select(['state', 'item_code', 'authority'])
    .where('number', '=', step.number);
  if (step.authority !== undefined) query = query.where('authority', '=', step.authority);
  const row = await query.executeTakeFirst();
  if (!row) return 'unknown';
  if (!canMove(row.state, step.to)) return 'refused';
  const now = instant(world);
  const changed = await tx
    .updateTable('service_case')
    .set({ state: step.to, updated_at: now })
    .where('number', '=', step.number)
    .where('state', '=', row.state)
    .returning('number')
    .executeTakeFirst();
  if (!changed) return 'refused';
  await addEvent(tx, step.number, { state: step.to, at: now, note: step.note, actor: step.actor });
  await emit(tx, world, 'case.changed', row.authority, {
    caseNumber: step.number,
    itemCode: row.item_code,
    state: step.to,
  });
  return 'moved';
}

/** Records that somebody read what a citizen answered. */
export async function recordAccess(db: Kysely<Database>, world: World, number: string, actor: string): Promise<void> {
  await db
    .insertInto('case_access')
    .values({ id: world.newId(), case_number: number, actor, at: instant(world) })
    .execute();
}

async function addEvent(
  tx: Kysely<Database>,
  number: string,
  event: { state: CaseState; at: string; note?: string | undefined; actor: string },
): Promise<void> {
  const { position } = await tx
    .selectFrom('case_event')
    .select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).$castTo<number>().as('position'))
    .where('case_number', '=', number)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('case_event')
    .values({
      case_number: number,
      position: position + 1,
      state: event.state,
      at: event.at,
      note: event.note ?? null,
      actor: event.actor,
    })
    .execute();
}

async function toView(db: Kysely<Database>, row: Row): Promise<CaseView> {
  const events = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_number', '=', row.number)
    .orderBy('position')
    .execute();
  const rating = await db.selectFrom('rating').select('id').where('case_number', '=', row.number).executeTakeFirst();
  return {
    ...summary(row, rating !== undefined),
    history: events.map((event) =>
      CaseEvent.parse({ state: event.state, at: event.at, ...(event.note === null ? {} : { note: event.note }) }),
    ),
  };
}

function summary(row: Row, rated: boolean): Omit<CaseView, 'history'> {
  const limit = Limit.safeParse({ value: row.due_value, unit: row.due_unit });
  return {
    number: CaseNumber.parse(row.number),
    itemCode: ItemCode.parse(row.item_code),
    itemName: row.item_name,
    authority: row.authority,
    state: CaseState.parse(row.state),
    ...(limit.success ? { due: { limit: limit.data, ...(row.due_day === null ? {} : { day: row.due_day }) } } : {}),
    rated,
    rateable: !rated && isRateable(row.state),
    sample: row.sample,
    updatedAt: row.updated_at,
  };
}
