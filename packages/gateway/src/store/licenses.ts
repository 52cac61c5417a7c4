import { LicenseStatus, LicenseSummary } from '@qwy/contract/license';
import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { World } from '../world.ts';
import { instant } from '../world.ts';
import { hashSecret } from './hash.ts';
import type { Database, LicenseTable } from './schema.ts';

/** What is stored of a licence beside its columns. */
export const LicenseBody = z.object({
  holderName: z.string(),
  identifier: z.optional(z.string()),
  fields: z.array(z.object({ label: z.string(), value: z.string(), secret: z.boolean() })),
});

export interface License {
  readonly summary: LicenseSummary;
  readonly body: z.infer<typeof LicenseBody>;
}

function toLicense(row: Selectable<LicenseTable>, today: string): License {
  const status = LicenseStatus.parse(row.status);
  return {
    summary: LicenseSummary.parse({
      id: row.id,
      typeName: row.type_name,
      issuer: row.issuer,
      numberTail: row.number.slice(-4),
      // Time passes without anybody writing it down.
      status: status === 'valid' && row.valid_to !== null && row.valid_to < today ? 'expired' : status,
      ...(row.valid_from === null ? {} : { validFrom: row.valid_from }),
      ...(row.valid_to === null ? {} : { validTo: row.valid_to }),
      sample: row.sample,
    }),
    body: LicenseBody.parse(row.body),
  };
}

/** Licences whose holder is this citizen, by the number the identity provider vouched for. */
export async function listLicenses(db: Kysely<Database>, citizenId: string, today: string): Promise<License[]> {
  const rows = await heldBy(db, citizenId).orderBy('license.id').execute();
  return rows.map((row) => toLicense(row, today));
}

/** One licence of this citizen; undefined also when it is somebody else's. */
export async function findLicense(
  db: Kysely<Database>,
  citizenId: string,
  id: string,
  today: string,
): Promise<License | undefined> {
  const row = await heldBy(db, citizenId).where('license.id', '=', id).executeTakeFirst();
  return row && toLicense(row, today);
}

const heldBy = (db: Kysely<Database>, citizenId: string) =>
  db
    .selectFrom('license')
    .innerJoin('citizen', 'citizen.citizen_number', 'license.holder_code')
    .selectAll('license')
    .where('citizen.id', '=', citizenId);

export async function insertPresentation(
  db: Kysely<Database>,
  world: World,
  input: { code: string; licenseId: string; citizenId: string; partnerId: string; purpose: string; expiresAt: string },
): Promise<void> {
  await db
    .insertInto('presentation')
    .values({
      id: world.newId(),
      code_hash: hashSecret(input.code),
      license_id: input.licenseId,
      citizen_id: input.citizenId,
      partner_id: input.partnerId,
      purpose: input.purpose,
      created_at: instant(world),
      expires_at: input.expiresAt,
      used_at: null,
    })
    .execute();
}

/** Uses a presentation's code up. @returns undefined when there is none, it was used before or its minute is over. */
export async function usePresentation(
  db: Kysely<Database>,
  world: World,
  code: string,
  today: string,
): Promise<License | undefined> {
  const now = instant(world);
  const used = await db
    .updateTable('presentation')
    .set({ used_at: now })
    .where('code_hash', '=', hashSecret(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('license_id')
    .executeTakeFirst();
  if (!used) return undefined;
  const row = await db.selectFrom('license').selectAll().where('id', '=', used.license_id).executeTakeFirst();
  return row && toLicense(row, today);
}
