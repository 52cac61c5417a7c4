import type { CitizenData } from '@qwy/contract/citizen';
import { CitizenData as CitizenDataShape } from '@qwy/contract/citizen';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { addCitizen, sendFrom, signIn } from '../test-client.ts';
import { fillCatalogue, startTestGateway, type TestFrame, type TestGateway } from '../test-gateway.ts';

const NUMBER = '610926188103050013';
const NAME = '样例甲';
const submission = {
  itemCode: 'T-0001',
  formId: 'T-F-1',
  formVersion: 1,
  situation: {},
  answers: { name: NAME, staff: 2 },
  consent: true,
};

for (const engine of testDatabases()) {
  describe(`a citizen's own data on ${engine.name}`, () => {
    let gateway: TestGateway;
    let count = 0;
    let me = '';
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh());
      await fillCatalogue(gateway);
    });
    afterAll(() => gateway.close());
    beforeEach(async () => {
      me = `citizen-${(count += 1)}-0123456789`;
      await addCitizen(gateway, { id: me, name: NAME, citizenNumber: NUMBER });
    });

    const unique = () => ({ 'idempotency-key': `key-${(count += 1)}-0123456789` });
    const staff = (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      body?: unknown,
      token = gateway.staff.admin,
    ) =>
      gateway.app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${token}`,
          ...unique(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
    const ask = async (
      scope: 'case' | 'form' | 'rating',
      method: 'GET' | 'POST' | 'DELETE',
      path: string,
      body?: unknown,
      as = me,
    ) => {
      const frame = await gateway.frame(scope);
      if (as !== '') await signIn(gateway, frame, as);
      return sendFrom(gateway, frame, { method, path, body, headers: unique() });
    };
    const file = async (as = me) => {
      const receipt = await ask('form', 'POST', '/v1/cases', submission, as);
      const { number, code } = receipt.json<{ number: string; code: string }>();
      return { number, code };
    };
    const move = async (number: string, ...states: string[]) => {
      for (const to of states) {
        const moved = await staff(
          'POST',
          `/v1/cases/${number}/transitions`,
          { to, note: `${NAME}的材料` },
          gateway.staff.officer,
        );
        expect(moved.statusCode).toBe(200);
      }
    };
    const everything = async (): Promise<string> => {
      const tables = [
        'service_case',
        'case_event',
        'rating',
        'presentation',
        'login',
        'citizen',
        'access_grant',
      ] as const;
      const rows = await Promise.all(
        tables.map((table) => gateway.database.db.selectFrom(table).selectAll().execute()),
      );
      return JSON.stringify(rows);
    };

    it('is told whole to the one who signed in, and to nobody else', async () => {
      const { number } = await file();
      await move(number, 'accepted', 'decided');
      await staff('GET', `/v1/cases/${number}`, undefined, gateway.staff.officer);
      const answer = await ask('case', 'GET', '/v1/me');
      const data = CitizenDataShape.parse(answer.json());
      expect(data).toMatchObject({
        format: 'qwy-citizen-data/1',
        citizen: { id: me, name: NAME, citizenNumber: NUMBER },
        cases: [{ number, state: 'decided', answers: submission.answers, kept: { reason: 'archive_duty' } }],
      });
      // Two steps and a look.
      expect(data.cases[0]?.seenAt).toHaveLength(3);
      expect((await ask('case', 'GET', '/v1/me', undefined, '')).json()).toMatchObject({ code: 'login_required' });
      expect((await ask('rating', 'GET', '/v1/me')).json()).toMatchObject({ code: 'forbidden' });
      expect((await gateway.app.inject({ url: '/v1/me' })).json()).toMatchObject({ code: 'unauthorized' });

      await addCitizen(gateway, { id: 'somebody-else-01', name: '样例乙', citizenNumber: '610926188001010000' });
      const others = (await ask('case', 'GET', '/v1/me', undefined, 'somebody-else-01')).json<CitizenData>();
      expect(others.cases).toEqual([]);
      const stolen = await ask('case', 'POST', '/v1/me/consent-withdrawals', { number }, 'somebody-else-01');
      expect(stolen.json()).toMatchObject({ code: 'not_found' });
    });

    it('is not for a sign-in by a password alone, however it is asked for', async () => {
      const { number } = await file();
      const frame = await gateway.frame('case');
      await signIn(gateway, frame, me, 'low');
      for (const [method, path, body] of [
        ['GET', '/v1/me', undefined],
        ['DELETE', '/v1/me', undefined],
        ['POST', '/v1/me/consent-withdrawals', { number }],
      ] as const) {
        const answer = await sendFrom(gateway, frame, { method, path, body, headers: unique() });
        expect(answer.json(), path).toMatchObject({ code: 'assurance_required' });
      }
    });

    it('is gone after an erasure, but for what must be archived, which is named', async () => {
      const [running, decided, withdrawn] = [await file(), await file(), await file()];
      await move(decided.number, 'accepted', 'decided');
      await ask('case', 'POST', '/v1/consent-withdrawals', withdrawn);
      await ask('rating', 'POST', '/v1/ratings', {
        ...decided,
        level: 5,
        tags: ['501'],
        comment: `${NAME}：很好`,
        anonymous: false,
      });
      const answer = await ask('case', 'DELETE', '/v1/me');
      expect(answer.json()).toMatchObject({
        cases: [],
        comments: 1,
        citizen: true,
        kept: expect.arrayContaining([
          { number: running.number, state: 'received', reason: 'in_progress' },
          { number: decided.number, state: 'decided', reason: 'archive_duty', until: expect.stringMatching(/^2029-/) },
        ]),
      });
      const db = gateway.database.db;
      expect(await db.selectFrom('citizen').select('id').where('id', '=', me).execute()).toEqual([]);
      expect(await everything()).not.toContain('很好');
      // The visit ended with the account; number and printed code still open what stays.
      expect((await ask('case', 'GET', '/v1/me')).json()).toMatchObject({
        code: expect.stringMatching(/login_required|internal|not_found/),
      });
      expect((await ask('case', 'POST', '/v1/case-lookups', decided, '')).json()).toMatchObject({ state: 'decided' });
      expect((await ask('case', 'POST', '/v1/case-lookups', withdrawn, '')).json()).toMatchObject({
        state: 'withdrawn',
      });
    });

    it('goes with a withdrawn consent while nothing is decided, and stays valid when it is', async () => {
      const early = await file();
      await move(early.number, 'accepted');
      const wrong = await ask('case', 'POST', '/v1/consent-withdrawals', { ...early, code: (await file()).code }, '');
      expect(wrong.json()).toMatchObject({ code: 'not_found' });
      const gone = await ask('case', 'POST', '/v1/consent-withdrawals', early, '');
      expect(gone.json()).toMatchObject({ number: early.number, state: 'withdrawn', erased: true });
      const row = await gateway.database.db
        .selectFrom('service_case')
        .selectAll()
        .where('number', '=', early.number)
        .executeTakeFirstOrThrow();
      const notes = await gateway.database.db
        .selectFrom('case_event')
        .select('note')
        .where('case_number', '=', early.number)
        .execute();
      expect(JSON.stringify([row, notes])).not.toContain(NAME);
      expect(row).toMatchObject({
        answers: {},
        state: 'withdrawn',
        consent: { withdrawnAt: expect.any(String), erasedAt: expect.any(String) },
      });

      const late = await file();
      await move(late.number, 'accepted', 'decided');
      const noted = await ask('case', 'POST', '/v1/me/consent-withdrawals', { number: late.number });
      expect(noted.json()).toMatchObject({ state: 'decided', erased: false, kept: { reason: 'archive_duty' } });
      const again = await ask('case', 'POST', '/v1/me/consent-withdrawals', { number: late.number });
      expect(again.json()).toEqual(noted.json());
    });

    it('is found, shown and erased at a counter by an admin alone, each time on record', async () => {
      const { number } = await file();
      const loose = await ask('form', 'POST', '/v1/cases', { ...submission, answers: { name: NUMBER } }, '');
      const matches = await staff('POST', '/v1/citizen-searches', { citizenNumber: NUMBER });
      expect(matches.json<{ citizens: { id: string }[] }>().citizens.map(({ id }) => id)).toContain(me);
      expect(matches.json<{ cases: string[] }>().cases).toContain(loose.json<{ number: string }>().number);
      expect((await staff('GET', `/v1/citizens/${me}`)).json()).toMatchObject({ cases: [{ number }] });
      for (const token of [gateway.staff.officer, gateway.staff.publisher])
        for (const [method, url] of [
          ['GET', `/v1/citizens/${me}`],
          ['DELETE', `/v1/citizens/${me}`],
          ['DELETE', `/v1/cases/${number}/personal-data`],
        ] as const)
          expect((await staff(method, url, undefined, token)).json()).toMatchObject({ code: 'forbidden' });
      expect((await staff('DELETE', `/v1/cases/${number}/personal-data`)).json()).toMatchObject({
        kept: [{ reason: 'in_progress' }],
      });
      expect((await staff('POST', `/v1/cases/${number}/consent-withdrawals`)).json()).toMatchObject({ erased: true });
      expect((await staff('DELETE', `/v1/citizens/${me}`)).json()).toMatchObject({ citizen: true });
      expect((await staff('DELETE', `/v1/citizens/${me}`)).json()).toMatchObject({ code: 'not_found' });
      const requests = await gateway.database.db
        .selectFrom('citizen_request')
        .select(['kind', 'actor'])
        .where((e) => e.or([e('citizen_id', '=', me), e('case_number', '=', number), e('kind', '=', 'search')]))
        .execute();
      expect(new Set(requests.map(({ kind }) => kind))).toEqual(
        new Set(['search', 'export', 'erasure', 'consent_withdrawal']),
      );
      expect(requests.map(({ actor }) => actor)).not.toContain('citizen');
      expect(JSON.stringify(gateway.log)).not.toContain(NUMBER);
    });

    it('ends the visits of the one who is erased', async () => {
      const open: TestFrame = await gateway.frame('case');
      await signIn(gateway, open, me);
      await staff('DELETE', `/v1/citizens/${me}`);
      expect((await sendFrom(gateway, open, { method: 'GET', path: '/v1/me' })).json()).toMatchObject({
        code: 'unauthorized',
      });
    });
  });
}
