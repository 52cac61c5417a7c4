import type { CitizenData, CitizenMatches, OwnCase } from '@qwy/contract/citizen';
import { Consent } from '@qwy/contract/citizen';
import { CaseNumber, PartnerId } from '@qwy/contract/ids';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { findCase } from './cases.ts';
import { keptOf } from './kept.ts';
import type { Database } from './schema.ts';

/** Everything about one citizen. @returns undefined if there is no such citizen */
export async function readCitizenData(
  db: Kysely<Database>,
  world: World,
  id: string,
  caseDays: number,
): Promise<CitizenData | undefined> {
  const citizen = await db.selectFrom('citizen').selectAll().where('id', '=', id).executeTakeFirst();
  if (!citizen) return undefined;
  return {
    format: 'qwy-citizen-data/1',
    madeAt: instant(world),
    citizen: {
      id,
      name: citizen.name,
      ...(citizen.citizen_number === null ? {} : { citizenNumber: citizen.citizen_number }),
      issuer: citizen.issuer,
      since: citizen.created_at,
    },
    cases: await ownCases(db, id, caseDays),
    licenses: await licensesOf(db, citizen.citizen_number),
    presentations: await presentationsOf(db, id),
    visits: await visitsOf(db, id),
    requests: await requestsOf(db, id),
  };
}

/** Who it may be that has this number. Cases that belong to an account are told with it. */
export async function findCitizens(db: Kysely<Database>, citizenNumber: string): Promise<CitizenMatches> {
  const citizens = await db
    .selectFrom('citizen')
    .select(['id', 'name', 'created_at'])
    .where('citizen_number', '=', citizenNumber)
    .orderBy('created_at')
    .execute();
  // As a whole JSON string, so that no longer text that contains the number is taken for it.
  const cases = await db
    .selectFrom('service_case')
    .select('number')
    .where('citizen_id', 'is', null)
    .where(sql`cast(answers as text)`, 'like', `%"${citizenNumber}"%`)
    .orderBy('number')
    .execute();
  return {
    citizens: citizens.map((row) => ({ id: row.id, name: row.name, since: row.created_at })),
    cases: cases.map(({ number }) => CaseNumber.parse(number)),
  };
}

async function ownCases(db: Kysely<Database>, citizenId: string, caseDays: number): Promise<OwnCase[]> {
  const rows = await db
    .selectFrom('service_case')
    .selectAll()
    .where('citizen_id', '=', citizenId)
    .orderBy('received_at')
    .orderBy('number')
    .execute();
  const cases: OwnCase[] = [];
  for (const row of rows) {
    const record = await findCase(db, row.number, undefined);
    if (!record) continue;
    const rating = await db.selectFrom('rating').selectAll().where('case_number', '=', row.number).executeTakeFirst();
    const looks = await db
      .selectFrom('case_access')
      .select('at')
      .where('case_number', '=', row.number)
      .orderBy('at')
      .execute();
    const kept = keptOf(row.state, row.updated_at, caseDays);
    cases.push({
      ...record,
      receivedAt: row.received_at,
      consent: Consent.parse(row.consent),
      seenAt: looks.map(({ at }) => at),
      ...(kept ? { kept } : {}),
      ...(rating
        ? {
            rating: {
              level: rating.level,
              tags: z.array(z.string()).parse(rating.tags),
              ...(rating.comment === null ? {} : { comment: rating.comment }),
              ratedAt: rating.rated_at,
            },
          }
        : {}),
    });
  }
  return cases;
}

async function licensesOf(db: Kysely<Database>, citizenNumber: string | null): Promise<CitizenData['licenses']> {
  if (citizenNumber === null) return [];
  const rows = await db
    .selectFrom('license')
    .select(['type_name', 'issuer'])
    .where('holder_code', '=', citizenNumber)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ typeName: row.type_name, issuer: row.issuer }));
}

async function presentationsOf(db: Kysely<Database>, citizenId: string): Promise<CitizenData['presentations']> {
  const rows = await db
    .selectFrom('presentation')
    .leftJoin('license', 'license.id', 'presentation.license_id')
    .select(['type_name', 'partner_id', 'purpose', 'created_at', 'used_at'])
    .where('citizen_id', '=', citizenId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    typeName: row.type_name ?? '',
    partner: PartnerId.parse(row.partner_id),
    purpose: row.purpose,
    at: row.created_at,
    ...(row.used_at === null ? {} : { usedAt: row.used_at }),
  }));
}

async function visitsOf(db: Kysely<Database>, citizenId: string): Promise<CitizenData['visits']> {
  const rows = await db
    .selectFrom('access_grant')
    .select(['partner_id', 'origin', 'scope', 'created_at'])
    .where('citizen_id', '=', citizenId)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => ({
    partner: PartnerId.parse(row.partner_id),
    origin: row.origin,
    scope: row.scope,
    at: row.created_at,
  }));
}

async function requestsOf(db: Kysely<Database>, citizenId: string): Promise<CitizenData['requests']> {
  const rows = await db
    .selectFrom('citizen_request')
    .select(['kind', 'at', 'actor'])
    .where('citizen_id', '=', citizenId)
    .orderBy('at')
    .execute();
  return rows.map(({ kind, at, actor }) => ({ kind, at, by: actor === 'citizen' ? 'citizen' : 'staff' }));
}
