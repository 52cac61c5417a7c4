import { maskName } from '@qwy/contract/rules/mask';
import { shanghaiDay } from '@qwy/contract/rules/working-days';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { findLicense, insertPresentation, listLicenses, usePresentation } from '../store/licenses.ts';
import { findPartner } from '../store/partners.ts';
import type { World } from '../world.ts';
import { instant, newSecret } from '../world.ts';

/** How long a shown licence and its code are good for, in seconds. */
const PRESENTATION_AGE = 60;

export const licenseHandlers = (world: World) =>
  ({
    listLicenses: async ({ db, caller }) => {
      const held = await listLicenses(db, citizenOf(caller), shanghaiDay(world.now()));
      return { body: { rows: held.map(({ summary }) => summary) } };
    },

    presentLicense: async ({ db, params, body, caller }) => {
      const citizenId = citizenOf(caller);
      const license = await findLicense(db, citizenId, params.id, shanghaiDay(world.now()));
      if (!license) throw new ProblemError('not_found');
      const partner = await findPartner(db, caller.partnerId);
      const code = newSecret(world).slice(0, 32);
      const expiresAt = instant(world, PRESENTATION_AGE);
      await insertPresentation(db, world, {
        code,
        licenseId: license.summary.id,
        citizenId,
        partnerId: caller.partnerId,
        purpose: body.purpose,
        expiresAt,
      });
      const until = `${shanghaiDay(world.now())} ${new Date(world.now() + (8 * 3600 + PRESENTATION_AGE) * 1000).toISOString().slice(11, 16)}`;
      return {
        body: {
          license: license.summary,
          fields: license.body.fields,
          watermark: `此件由${license.summary.issuer}提供，仅供${partner?.name ?? ''}${body.purpose}使用，有效期至${until}`,
          code,
          expiresAt,
        },
      };
    },

    verifyPresentation: async ({ db, body }) => {
      const license = await usePresentation(db, world, body.code, shanghaiDay(world.now()));
      const checkedAt = instant(world);
      if (!license) return { body: { status: 'unknown', checkedAt } };
      const { summary } = license;
      return {
        body: {
          status: summary.status,
          typeName: summary.typeName,
          issuer: summary.issuer,
          holderMasked: maskName(license.body.holderName),
          ...(summary.validTo === undefined ? {} : { validTo: summary.validTo }),
          checkedAt,
          sample: summary.sample,
        },
      };
    },
  }) satisfies Partial<Handlers>;

function citizenOf(caller: { citizenId: string | undefined }): string {
  if (caller.citizenId === undefined) throw new ProblemError('login_required');
  return caller.citizenId;
}
