import { AssuranceLevel } from '@qwy/contract/assurance';
import { Scope } from '@qwy/contract/partner';
import type { LoginStatus } from '@qwy/contract/token';
import type { Kysely } from 'kysely';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { hashSecret } from './hash.ts';
import type { Database } from './schema.ts';

export interface PendingLogin {
  readonly id: string;
  readonly grantId: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** When it began, if the citizen had to prove who they are since then. */
  readonly freshSince: string | undefined;
  readonly locale: 'zh-CN' | 'en';
}

/** Whose page a sign-in is for, and what may be done there with it. */
export interface LoginPurpose {
  readonly partnerName: string;
  readonly scope: Scope;
}

/** A sign-in that the provider has answered and whose number the citizen is still to compare. */
export interface AnsweredLogin {
  readonly id: string;
  readonly grantId: string;
  readonly codeVerifier: string;
  readonly locale: 'zh-CN' | 'en';
  readonly citizenId: string;
  readonly assurance: AssuranceLevel;
}

export async function insertLogin(
  db: Kysely<Database>,
  login: {
    id: string;
    grantId: string;
    state: string;
    nonce: string;
    codeVerifier: string;
    freshSince: string | undefined;
    locale: 'zh-CN' | 'en' | undefined;
    expiresAt: string;
  },
): Promise<void> {
  await db
    .insertInto('login')
    .values({
      id: login.id,
      grant_id: login.grantId,
      state_hash: hashSecret(login.state),
      nonce: login.nonce,
      code_verifier: login.codeVerifier,
      fresh_since: login.freshSince ?? null,
      locale: login.locale ?? null,
      status: 'pending',
      expires_at: login.expiresAt,
    })
    .execute();
}

/** The sign-in that a provider's answer belongs to, while it is pending. */
export async function findPendingLogin(
  db: Kysely<Database>,
  world: World,
  state: string,
): Promise<PendingLogin | undefined> {
  const row = await db
    .selectFrom('login')
    .selectAll()
    .where('state_hash', '=', hashSecret(state))
    .where('status', '=', 'pending')
    .where('confirm_hash', 'is', null) // answered once: the same answer again opens nothing
    .where('expires_at', '>', instant(world))
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      grantId: row.grant_id,
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      freshSince: row.fresh_since ?? undefined,
      locale: localeOf(row),
    }
  );
}

/**
 * The provider has answered. Only the window that came back gets `confirmSecret`: whoever made the address knows all else of
 * this sign-in. @returns false when it was answered or ended before.
 */
export async function answerLogin(
  tx: Kysely<Database>,
  id: string,
  answer: { confirmSecret: string; citizenId: string; assurance: AssuranceLevel },
): Promise<boolean> {
  const row = await tx
    .updateTable('login')
    .set({
      confirm_hash: hashSecret(answer.confirmSecret),
      citizen_id: answer.citizenId,
      assurance: answer.assurance,
    })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .where('confirm_hash', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the citizen is told before a sign-in counts; undefined once its grant is gone. */
export async function loginPurpose(db: Kysely<Database>, grantId: string): Promise<LoginPurpose | undefined> {
  const row = await db
    .selectFrom('access_grant')
    .innerJoin('partner', 'partner.id', 'access_grant.partner_id')
    .select(['partner.name', 'access_grant.scope'])
    .where('access_grant.id', '=', grantId)
    .where('access_grant.revoked_at', 'is', null)
    .where('partner.status', '=', 'active')
    .executeTakeFirst();
  return row && { partnerName: row.name, scope: Scope.parse(row.scope) };
}

/** The sign-in that a window may still confirm. */
export async function findAnsweredLogin(
  db: Kysely<Database>,
  world: World,
  confirmSecret: string,
): Promise<AnsweredLogin | undefined> {
  const row = await db
    .selectFrom('login')
    .selectAll()
    .where('confirm_hash', '=', hashSecret(confirmSecret))
    .where('status', '=', 'pending')
    .where('expires_at', '>', instant(world))
    .executeTakeFirst();
  if (!row || row.citizen_id === null) return undefined;
  return {
    id: row.id,
    grantId: row.grant_id,
    codeVerifier: row.code_verifier,
    locale: localeOf(row),
    citizenId: row.citizen_id,
    assurance: AssuranceLevel.parse(row.assurance),
  };
}

const localeOf = (row: { locale: string | null }): 'zh-CN' | 'en' => (row.locale === 'en' ? 'en' : 'zh-CN');

/** Ends a pending sign-in, once. @returns false when it was ended before. */
export async function finishLogin(tx: Kysely<Database>, id: string, status: 'done' | 'failed'): Promise<boolean> {
  const row = await tx
    .updateTable('login')
    .set({ status })
    .where('id', '=', id)
    .where('status', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** State of a sign-in, only for the grant that began it. */
export async function loginState(
  db: Kysely<Database>,
  world: World,
  id: string,
  grantId: string,
): Promise<LoginStatus['state'] | undefined> {
  const row = await db
    .selectFrom('login')
    .selectAll()
    .where('id', '=', id)
    .where('grant_id', '=', grantId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.status === 'done' || row.status === 'failed') return row.status;
  return row.expires_at <= instant(world) ? 'expired' : 'pending';
}

/** The citizen behind a provider's subject, made at first sight and kept up to date. */
export async function putCitizen(
  tx: Kysely<Database>,
  world: World,
  citizen: { issuer: string; subject: string; name: string; citizenNumber: string | undefined },
): Promise<string> {
  const values = { name: citizen.name, citizen_number: citizen.citizenNumber ?? null };
  const row = await tx
    .insertInto('citizen')
    .values({
      id: world.newId(),
      issuer: citizen.issuer,
      subject: citizen.subject,
      ...values,
      created_at: instant(world),
    })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
