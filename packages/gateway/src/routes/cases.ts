import { WorkingCalendar } from '@qwy/contract/calendar';
import type { CaseReceipt } from '@qwy/contract/case';
import type { Guide } from '@qwy/contract/guide';
import { CaseCode } from '@qwy/contract/ids';
import { canWithdraw } from '@qwy/contract/rules/case-states';
import { makeCaseNumber } from '@qwy/contract/rules/case-number';
import { acceptAnswers } from '@qwy/contract/rules/validation';
import { createCalendar, dueDay, shanghaiDay } from '@qwy/contract/rules/working-days';
import type { Kysely } from 'kysely';
import type { Handlers } from '../http/bind.ts';
import { ProblemError } from '../http/problem.ts';
import type { NewCase } from '../store/cases.ts';
import { findCase, insertCase, listCases, moveCase, openCase, recordAccess } from '../store/cases.ts';
import { readDocument } from '../store/documents.ts';
import { findForm } from '../store/forms.ts';
import { findGuide } from '../store/guides.ts';
import type { Database } from '../store/schema.ts';
import type { World } from '../world.ts';

export const caseHandlers = (world: World) =>
  ({
    submitCase: async ({ db, body, caller }) => {
      const form = await findForm(db, body.formId);
      const guide = await findGuide(db, body.itemCode);
      if (!form || !guide || guide.formId !== form.id || form.itemCode !== body.itemCode)
        throw new ProblemError('not_found');
      if (form.version !== body.formVersion) throw new ProblemError('stale_version');
      const accepted = acceptAnswers(form, body.answers);
      if (!accepted.ok) throw new ProblemError('invalid_answers', { invalidParams: accepted.invalidParams });
      const receipt = await file(db, world, {
        code: newCode(world),
        submission: { ...body, answers: accepted.answers },
        itemName: guide.name,
        authority: guide.authority.name,
        partnerId: caller.partnerId,
        subject: caller.subject,
        citizenId: caller.citizenId,
        consent: form.consent,
        due: await dueOf(db, guide, world.now()),
        sample: guide.sample,
      });
      return { body: receipt };
    },

    lookUpCase: async ({ db, body }) => {
      const view = await openCase(db, body.number, body.code);
      if (!view) throw new ProblemError('not_found');
      return { body: view };
    },

    withdrawCase: async ({ db, body }) => {
      const view = await openCase(db, body.number, body.code);
      if (!view) throw new ProblemError('not_found');
      if (!canWithdraw(view.state)) throw new ProblemError('invalid_transition');
      const moved = await moveCase(db, world, { number: body.number, to: 'withdrawn', actor: 'citizen' });
      if (moved !== 'moved') throw new ProblemError('invalid_transition');
      const after = await openCase(db, body.number, body.code);
      if (!after) throw new ProblemError('not_found');
      return { body: after };
    },

    listCases: async ({ db, query, caller }) => ({ body: await listCases(db, query, caller.authority) }),

    getCase: async ({ db, params, caller }) => {
      const record = await findCase(db, params.number, caller.authority);
      if (!record) throw new ProblemError('not_found');
      await recordAccess(db, world, params.number, caller.id);
      return { body: record };
    },

    moveCase: async ({ db, params, body, caller }) => {
      const moved = await moveCase(db, world, {
        number: params.number,
        to: body.to,
        note: body.note,
        actor: caller.id,
        authority: caller.authority,
      });
      if (moved === 'unknown') throw new ProblemError('not_found');
      if (moved === 'refused') throw new ProblemError('invalid_transition');
      const record = await findCase(db, params.number, caller.authority);
      if (!record) throw new ProblemError('not_found');
      await recordAccess(db, world, params.number, caller.id);
      return { body: record };
    },
  }) satisfies Partial<Handlers>;

/** Draws numbers until one is free; with a million a day the first one nearly always is. */
async function file(db: Kysely<Database>, world: World, input: Omit<NewCase, 'number'>): Promise<CaseReceipt> {
  for (let tries = 0; tries < 20; tries += 1) {
    const digits = [...world.randomBytes(6)].map((byte) => byte % 10).join('');
    const receipt = await insertCase(db, world, { ...input, number: makeCaseNumber(shanghaiDay(world.now()), digits) });
    if (receipt) return receipt;
  }
  throw new ProblemError('unavailable');
}

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Eight characters without look-alikes: 31^8, some 850 thousand million. */
function newCode(world: World): CaseReceipt['code'] {
  let code = '';
  while (code.length < 8) {
    for (const byte of world.randomBytes(16)) {
      // 248 = 8 * 31: taking the rest of larger bytes would favour some characters.
      if (byte < 248 && code.length < 8) code += CODE_ALPHABET[byte % 31];
    }
  }
  return CaseCode.parse(code);
}

/** The promised limit, else the statutory one, with its day while the calendar covers it. */
async function dueOf(db: Kysely<Database>, guide: Guide, now: number): Promise<CaseReceipt['due']> {
  const limit = guide.promisedLimit ?? guide.statutoryLimit;
  if (!limit) return undefined;
  const calendar = await readDocument(db, 'calendar', WorkingCalendar);
  const day = calendar && dueDay(createCalendar(calendar.body), now, limit);
  return { limit, ...(day === undefined ? {} : { day }) };
}
