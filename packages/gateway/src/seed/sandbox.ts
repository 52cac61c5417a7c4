import type { Kysely } from 'kysely';
import { jsonb } from '../store/engine/index.ts';
import { withRetry } from '../store/retry.ts';
import type { Database } from '../store/schema.ts';
import { readPersonas } from './read-data.ts';

/** Gives the sandbox's invented citizens their sample licences; run at every start of a sandbox, changes nothing twice. */
export async function seedSandbox(db: Kysely<Database>, directory: string): Promise<void> {
  await withRetry(db, async (tx) => {
    for (const persona of readPersonas(directory)) {
      for (const license of persona.licenses) {
        await tx
          .insertInto('license')
          .values({
            id: license.id,
            holder_code: license.holderCode,
            type_name: license.typeName,
            issuer: license.issuer,
            number: license.number,
            status: license.status,
            valid_from: license.validFrom ?? null,
            valid_to: license.validTo ?? null,
            sample: true,
            body: jsonb({ holderName: license.holderName, identifier: license.identifier, fields: license.fields }),
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }
    }
  });
}
