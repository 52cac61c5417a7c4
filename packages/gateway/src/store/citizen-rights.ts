import { CaseState } from '@qwy/contract/case';
import type { ConsentWithdrawal, Erasure } from '@qwy/contract/citizen';
import { Consent } from '@qwy/contract/citizen';
import { CaseNumber } from '@qwy/contract/ids';
import { canWithdraw } from '@qwy/contract/rules/case-states';
import type { Kysely, Selectable } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { moveCase } from './cases.ts';
import { jsonb } from './engine/index.ts';
import { keptOf } from './kept.ts';
import type { Database, ServiceCaseTable } from './schema.ts';

type CaseRow = Selectable<ServiceCaseTable>;

/** What a citizen, or staff for one, asked for. */
export interface CitizenRequest {
  readonly kind: 'search' | 'export' | 'erasure' | 'consent_withdrawal';
  readonly citizenId?: string | undefined;
  readonly caseNumber?: string | undefined;
  /** `citizen`, or the id of a staff token. */
  readonly actor: string;
}

/** Writes down that it was asked for. */
export async function recordRequest(db: Kysely<Database>, world: World, request: CitizenRequest): Promise<void> {
  await db
    .insertInto('citizen_request')
    .values({
      id: world.newId(),
      kind: request.kind,
      citizen_id: request.citizenId ?? null,
      case_number: request.caseNumber ?? null,
      actor: request.actor,
      at: instant(world),
    })
    .execute();
}

/**
 * Erases a citizen: name, numbers, sign-ins, comments, whom licences were shown to, and the answers of cases that led to
 * nothing. Other cases stay, without the link to the citizen; number and printed code still open them.
 * @returns undefined if there is no such citizen
 */
export async function eraseCitizen(
  tx: Kysely<Database>,
  world: World,
  id: string,
  caseDays: number,
): Promise<Erasure | undefined> {
  const citizen = await tx.selectFrom('citizen').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  if (!citizen) return undefined;
  const rows = await tx
    .selectFrom('service_case')
    .selectAll()
    .where('citizen_id', '=', id)
    .orderBy('number')
    .forUpdate()
    .execute();
  const erasure = await eraseCases(tx, world, rows, caseDays);
  const presentations = await tx.deleteFrom('presentation').where('citizen_id', '=', id).returning('id').execute();
  await tx.updateTable('service_case').set({ citizen_id: null }).where('citizen_id', '=', id).execute();
  const ended = await tx
    .updateTable('access_grant')
    .set({ citizen_id: null, assurance: null, revoked_at: instant(world) })
    .where('citizen_id', '=', id)
    .returning('id')
    .execute();
  for (const grant of ended) await tx.deleteFrom('login').where('grant_id', '=', grant.id).execute();
  await tx.deleteFrom('citizen').where('id', '=', id).execute();
  return { ...erasure, presentations: presentations.length, citizen: true };
}

/** Erases what may be erased of one case. @returns undefined if there is no such case */
export async function eraseCase(
  tx: Kysely<Database>,
  world: World,
  number: string,
  caseDays: number,
): Promise<Erasure | undefined> {
  const row = await lockCase(tx, number);
  return row && eraseCases(tx, world, [row], caseDays);
}

/**
 * Notes that a consent was withdrawn. A case that can still be withdrawn is, and its answers are erased; what was decided
 * stays valid and is archived. Asking twice changes nothing.
 * @param holder - when given, only a case of this citizen
 * @returns undefined if there is no such case
 */
export async function withdrawConsent(
  tx: Kysely<Database>,
  world: World,
  request: { number: string; actor: string; holder?: string },
  caseDays: number,
): Promise<ConsentWithdrawal | undefined> {
  const row = await lockCase(tx, request.number);
  if (!row || (request.holder !== undefined && row.citizen_id !== request.holder)) return undefined;
  const consent = Consent.parse(row.consent);
  const withdrawnAt = consent.withdrawnAt ?? instant(world);
  await tx
    .updateTable('service_case')
    .set({ consent: jsonb({ ...consent, withdrawnAt }) })
    .where('number', '=', row.number)
    .execute();
  if (canWithdraw(row.state)) await moveCase(tx, world, { number: row.number, to: 'withdrawn', actor: request.actor });
  const after = (await lockCase(tx, row.number)) ?? row;
  const { cases, kept } = await eraseCases(tx, world, [after], caseDays);
  const [rest] = kept;
  return {
    number: CaseNumber.parse(row.number),
    state: CaseState.parse(after.state),
    withdrawnAt,
    erased: cases.length > 0,
    ...(rest ? { kept: { reason: rest.reason, ...(rest.until === undefined ? {} : { until: rest.until }) } } : {}),
  };
}

function lockCase(tx: Kysely<Database>, number: string): Promise<CaseRow | undefined> {
  return tx.selectFrom('service_case').selectAll().where('number', '=', number).forUpdate().executeTakeFirst();
}

/** Comments go in any case: no law asks for them. */
async function eraseCases(
  tx: Kysely<Database>,
  world: World,
  rows: readonly CaseRow[],
  caseDays: number,
): Promise<Erasure> {
  const erased: CaseNumber[] = [];
  const kept: Erasure['kept'] = [];
  let comments = 0;
  for (const row of rows) {
    const number = CaseNumber.parse(row.number);
    const reason = keptOf(row.state, row.updated_at, caseDays);
    if (reason) kept.push({ ...reason, number, state: CaseState.parse(row.state) });
    else {
      await eraseAnswers(tx, world, row);
      erased.push(number);
    }
    const cleared = await tx
      .updateTable('rating')
      .set({ comment: null })
      .where('case_number', '=', number)
      .where('comment', 'is not', null)
      .returning('id')
      .execute();
    comments += cleared.length;
  }
  return { cases: erased, comments, presentations: 0, citizen: false, kept };
}

/** What stays is the office's own record: number, item, states and their times. Notes may repeat what the citizen wrote. */
async function eraseAnswers(tx: Kysely<Database>, world: World, row: CaseRow): Promise<void> {
  const consent = Consent.parse(row.consent);
  await tx
    .updateTable('service_case')
    .set({
      answers: jsonb({}),
      situation: jsonb({}),
      subject: '',
      citizen_id: null,
      consent: jsonb({ ...consent, erasedAt: consent.erasedAt ?? instant(world) }),
    })
    .where('number', '=', row.number)
    .execute();
  await tx.updateTable('case_event').set({ note: null }).where('case_number', '=', row.number).execute();
}
