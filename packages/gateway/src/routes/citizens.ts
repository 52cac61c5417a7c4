import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import { openCase, recordAccess } from '../store/cases.ts';
import { findCitizens, readCitizenData } from '../store/citizen-data.ts';
import { eraseCase, eraseCitizen, recordRequest, withdrawConsent } from '../store/citizen-rights.ts';
import type { World } from '../world.ts';

/**
 * What citizens may ask about their own data. By themselves, signed in, or for one case with its number and code; or at a
 * counter, where staff has seen who they are. Everything that is asked for is written down.
 * @param caseDays - how long finished cases are kept
 */
export const citizenHandlers = (world: World, caseDays: number) =>
  ({
    getMyData: async ({ db, caller }) => {
      const citizenId = citizenOf(caller);
      const data = found(await readCitizenData(db, world, citizenId, caseDays));
      await recordRequest(db, world, { kind: 'export', citizenId, actor: 'citizen' });
      return { body: data };
    },

    eraseMyData: async ({ db, caller }) => {
      const citizenId = citizenOf(caller);
      const erasure = found(await eraseCitizen(db, world, citizenId, caseDays));
      await recordRequest(db, world, { kind: 'erasure', citizenId, actor: 'citizen' });
      return { body: erasure };
    },

    withdrawMyConsent: async ({ db, body: { number }, caller }) => {
      const citizenId = citizenOf(caller);
      const request = { number, actor: 'citizen', holder: citizenId };
      const withdrawal = found(await withdrawConsent(db, world, request, caseDays));
      await recordRequest(db, world, {
        kind: 'consent_withdrawal',
        citizenId,
        caseNumber: number,
        actor: 'citizen',
      });
      return { body: withdrawal };
    },

    withdrawConsent: async ({ db, body: { number, code } }) => {
      found(await openCase(db, number, code));
      const withdrawal = found(await withdrawConsent(db, world, { number, actor: 'citizen' }, caseDays));
      await recordRequest(db, world, { kind: 'consent_withdrawal', caseNumber: number, actor: 'citizen' });
      return { body: withdrawal };
    },

    findCitizens: async ({ db, body, caller }) => {
      await recordRequest(db, world, { kind: 'search', actor: caller.id });
      return { body: await findCitizens(db, body.citizenNumber) };
    },

    getCitizenData: async ({ db, params: { id }, caller }) => {
      const data = found(await readCitizenData(db, world, id, caseDays));
      await recordRequest(db, world, { kind: 'export', citizenId: id, actor: caller.id });
      for (const { number } of data.cases) await recordAccess(db, world, number, caller.id);
      return { body: data };
    },

    eraseCitizen: async ({ db, params: { id }, caller }) => {
      const erasure = found(await eraseCitizen(db, world, id, caseDays));
      await recordRequest(db, world, { kind: 'erasure', citizenId: id, actor: caller.id });
      return { body: erasure };
    },

    eraseCase: async ({ db, params: { number }, caller }) => {
      const erasure = found(await eraseCase(db, world, number, caseDays));
      await recordRequest(db, world, { kind: 'erasure', caseNumber: number, actor: caller.id });
      return { body: erasure };
    },

    withdrawCaseConsent: async ({ db, params: { number }, caller }) => {
      const withdrawal = found(await withdrawConsent(db, world, { number, actor: caller.id }, caseDays));
      await recordRequest(db, world, { kind: 'consent_withdrawal', caseNumber: number, actor: caller.id });
      return { body: withdrawal };
    },
  }) satisfies Partial<Handlers>;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new ProblemError('not_found');
  return value;
}

function citizenOf(caller: { citizenId: string | undefined }): string {
  if (caller.citizenId === undefined) throw new ProblemError('login_required');
  return caller.citizenId;
}
