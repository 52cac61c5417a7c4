import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonb } from '../store/engine/index.ts';
import { testDatabases } from '../store/test-databases.ts';
import { fillCatalogue, startTestGateway, type TestFrame, type TestGateway } from '../test-gateway.ts';
import type { Oidc } from './oidc.ts';

/** A provider that vouches for whoever comes back with `code=right`, and with `code=weak` less strongly; the real protocol is tested with a real provider. */
const provider = (): Oidc => {
  let count = 0;
  return {
    secrets: () => ({ state: `state-${(count += 1)}-abcdefghijklmnop`, nonce: 'nonce', codeVerifier: 'verifier' }),
    authorizationUrl: async ({ state, fresh, assurance, locale }) =>
      `http://id.example/authorize?${new URLSearchParams({ state, fresh: String(fresh), assurance: assurance ?? '', locale: locale ?? '' })}`,
    async finish(callback, { freshSince }) {
      const code = callback.searchParams.get('code');
      if (code !== 'weak' && code !== (freshSince === undefined ? 'right' : `right since ${freshSince}`))
        throw new Error('refused');
      return {
        issuer: 'http://id.example',
        subject: 'zhang',
        name: '样例甲',
        citizenNumber: '610926188103050013',
        assurance: code === 'weak' ? 'low' : 'substantial',
      };
    },
  };
};

for (const engine of testDatabases()) {
  describe(`signing in on ${engine.name}`, () => {
    let gateway: TestGateway;
    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh(), { oidc: provider() });
      await fillCatalogue(gateway);
      const license = (id: string, holder: string, validTo: string | null) => ({
        id,
        holder_code: holder,
        type_name: '居民身份证',
        issuer: '样例公安局',
        number: '610926188103050013',
        status: 'valid',
        valid_from: '2020-01-01',
        valid_to: validTo,
        sample: true,
        body: jsonb({ holderName: '样例甲', fields: [{ label: '姓名', value: '样例甲', secret: false }] }),
      });
      await gateway.database.db
        .insertInto('license')
        .values([
          license('mine', '610926188103050013', null),
          license('old', '610926188103050013', '2026-01-01'),
          license('other', '610926188001010000', null),
        ])
        .execute();
    });
    afterAll(() => gateway.close());

    interface Begun {
      readonly id: string;
      readonly url: string;
      readonly number: string;
    }
    const begin = async (frame: TestFrame, wishes: object = {}) =>
      (await frame.send('POST', '/v1/logins', wishes)).json<Begun>();
    /** The provider sends the citizen's window back. */
    const comeBack = (url: string, code: string) =>
      gateway.app.inject({ url: `/login/callback?code=${code}&state=${new URL(url).searchParams.get('state') ?? ''}` });
    /** Presses a button on the page that asks for the number. */
    const pick = (page: { body: string }, number: string) =>
      confirmWith(new URLSearchParams({ confirm: valuesOf(page, 'confirm')[0] ?? '', number }).toString());
    const confirmWith = (payload: string) =>
      gateway.app.inject({
        method: 'POST',
        url: '/login/confirmations',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
        payload,
      });
    const signIn = async (login: Begun, code: string) => pick(await comeBack(login.url, code), login.number);
    const stateOf = async (frame: TestFrame, login: Begun) =>
      (await frame.send('GET', `/v1/logins/${login.id}`)).json<{ state: string }>().state;

    it('answers odd addresses and forms with a page, and signs nobody in', async () => {
      const frame = await gateway.frame('license');
      const login = await begin(frame);
      const state = new URL(login.url).searchParams.get('state') ?? '';
      const odd = fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', state, '%00', '\u0000', '%', '[]'),
      );
      const fields = fc.array(
        fc.tuple(fc.constantFrom('state', 'code', 'error', 'iss', 'confirm', 'number', '__proto__'), odd),
      );
      const run = { seed: 20261127, numRuns: 150 };
      await fc.assert(
        fc.asyncProperty(fields, odd, async (pairs, raw) => {
          const query = pairs.map((pair) => pair.map((part) => encodeURIComponent(part)).join('=')).join('&');
          const answers = [
            await gateway.app.inject({ url: `/login/callback?${query}` }),
            ...(await Promise.all([query, raw].map((payload) => confirmWith(payload)))),
          ];
          for (const { statusCode, body } of answers) {
            expect([400, 413, 415]).toContain(statusCode);
            expect(body).not.toMatch(/\bat .*\.(ts|js):\d/);
          }
        }),
        run,
      );
      expect(await stateOf(frame, login)).not.toBe('done');
    });

    it('opens the licences of the one who signed in, and no others', async () => {
      const frame = await gateway.frame('license');
      const login = await begin(frame);
      expect((await frame.send('GET', `/v1/logins/${login.id}`)).json()).toMatchObject({ state: 'pending' });
      const page = await signIn(login, 'right');
      expect(page.statusCode).toBe(200);
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.body).toContain('登录成功');
      expect((await frame.send('GET', `/v1/logins/${login.id}`)).json()).toMatchObject({ state: 'done' });
      const list = (await frame.send('GET', '/v1/licenses')).json<{
        rows: { id: string; status: string; numberTail: string }[];
      }>();
      expect(list.rows).toMatchObject([
        { id: 'mine', status: 'valid', numberTail: '0013' },
        { id: 'old', status: 'expired' },
      ]);
      expect(JSON.stringify(list)).not.toContain('610926188103050013');
      expect(
        (await frame.send('POST', '/v1/licenses/other/presentations', { purpose: '办理业务' })).json(),
      ).toMatchObject({ code: 'not_found' });

      const shown = (await frame.send('POST', '/v1/licenses/mine/presentations', { purpose: '办理业务' })).json<{
        code: string;
        watermark: string;
      }>();
      expect(shown.watermark).toBe('此件由样例公安局提供，仅供样例银行办理业务使用，有效期至2026-03-02 10:01');
      const verify = (code: string) =>
        gateway.app.inject({
          method: 'POST',
          url: '/v1/verifications',
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify({ code }),
        });
      expect((await verify(shown.code)).json()).toMatchObject({
        status: 'valid',
        typeName: '居民身份证',
        holderMasked: expect.not.stringContaining('样例甲'),
      });
      expect((await verify(shown.code)).json()).toMatchObject({ status: 'unknown' });
      const late = (await frame.send('POST', '/v1/licenses/mine/presentations', { purpose: '办理业务' })).json<{
        code: string;
      }>();
      gateway.world.advance(61);
      expect((await verify(late.code)).json()).toMatchObject({ status: 'unknown' });
    });

    it('takes nobody on a shared device for whoever is still signed in there', async () => {
      const frame = await gateway.frame('license');
      const beginFresh = () => begin(frame, { fresh: true });
      const { url } = await beginFresh();
      expect(new URL(url).searchParams.get('fresh')).toBe('true');
      expect((await comeBack(url, 'right')).statusCode).toBe(400);
      const since = new Date(gateway.world.now()).toISOString();
      expect((await comeBack((await beginFresh()).url, `right since ${since}`)).statusCode).toBe(200);
    });

    it('tells nobody else how a sign-in is going, and ends with the grant', async () => {
      const frame = await gateway.frame('license');
      const stranger = await gateway.frame('license');
      const login = await begin(frame);
      expect((await stranger.send('GET', `/v1/logins/${login.id}`)).json()).toMatchObject({ code: 'not_found' });
      await signIn(login, 'right');
      expect((await stranger.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
      await frame.send('POST', '/v1/token/revocations');
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'unauthorized' });
    });

    it('demands a stronger sign-in for licences, and takes it', async () => {
      const frame = await gateway.frame('license');
      expect((await signIn(await begin(frame), 'weak')).statusCode).toBe(200);
      for (const answer of [
        await frame.send('GET', '/v1/licenses'),
        await frame.send('POST', '/v1/licenses/mine/presentations', { purpose: '办理业务' }),
      ]) {
        expect(answer.statusCode).toBe(403);
        expect(answer.json()).toMatchObject({ code: 'assurance_required' });
      }
      const stronger = await begin(frame, { fresh: true, assurance: 'substantial', locale: 'en' });
      const { searchParams } = new URL(stronger.url);
      expect(Object.fromEntries(searchParams)).toMatchObject({ fresh: 'true', assurance: 'substantial', locale: 'en' });
      await signIn(stronger, `right since ${new Date(gateway.world.now()).toISOString()}`);
      expect((await frame.send('GET', '/v1/licenses')).statusCode).toBe(200);
      expect((await signIn(await begin(frame), 'weak')).statusCode).toBe(200);
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'assurance_required' });
    });

    it('keeps how strongly a citizen signed in when the token is renewed', async () => {
      const frame = await gateway.frame('license');
      await signIn(await begin(frame), 'right');
      const grant = () =>
        gateway.database.db
          .selectFrom('access_grant')
          .select(['assurance', 'access_hash'])
          .where('jkt', '=', frame.key.jkt)
          .executeTakeFirstOrThrow();
      const before = await grant();
      expect(before.assurance).toBe('substantial');
      await frame.refresh();
      const after = await grant();
      expect(after.access_hash).not.toBe(before.access_hash);
      expect(after.assurance).toBe('substantial');
    });

    it('asks the window for the number that the frame shows, among two others', async () => {
      const frame = await gateway.frame('license');
      const login = await begin(frame, { locale: 'en' });
      const page = await comeBack(login.url, 'right');
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
      );
      expect(page.headers['set-cookie']).toBeUndefined();
      expect(page.body).not.toMatch(/<script|\sstyle=|\son\w+=/);
      expect(page.body).toContain('Compare the number');
      const choices = valuesOf(page, 'number');
      expect(choices).toHaveLength(4);
      expect(choices).toContain(login.number);
      expect(choices).toContain('none');
      expect(await stateOf(frame, login)).toBe('pending');
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
      expect((await pick(page, login.number)).body).toContain('You are signed in');
    });

    it('tells in the window for whose page it is and what may be done there, and draws no name as markup', async () => {
      const { db } = gateway.database;
      const rename = (name: string) => db.updateTable('partner').set({ name }).where('id', '=', 'bank').execute();
      const license = await begin(await gateway.frame('license'));
      expect((await comeBack(license.url, 'right')).body).toContain(
        '您正在为“样例银行”的页面登录，登录后可以在那里出示您的证照。',
      );
      await rename('<b>x</b>" & Co');
      const data = await begin(await gateway.frame('case'), { locale: 'en' });
      expect((await comeBack(data.url, 'right')).body).toContain(
        'You are signing in for a page of “&lt;b&gt;x&lt;/b&gt;&quot; &amp; Co”, to see and manage your personal data there.',
      );
      await rename('样例银行');
    });

    it('asks nobody in for a page that is out: suspended, or gone, while they signed in', async () => {
      const { db } = gateway.database;
      const frame = await gateway.frame('license');
      const [login, revoked] = [await begin(frame), await begin(frame)];
      await db.updateTable('partner').set({ status: 'suspended' }).where('id', '=', 'bank').execute();
      const page = await comeBack(login.url, 'right');
      expect([page.statusCode, valuesOf(page, 'confirm')]).toEqual([400, []]);
      await db.updateTable('partner').set({ status: 'active' }).where('id', '=', 'bank').execute();
      await frame.send('POST', '/v1/token/revocations');
      expect((await comeBack(revoked.url, 'right')).statusCode).toBe(400);
    });

    it('binds nobody who signs in at an address that was sent to them', async () => {
      for (const choose of ['none', 'another', '', '00']) {
        const sender = await gateway.frame('license');
        const login = await begin(sender);
        const victim = await comeBack(login.url, 'right');
        const other = valuesOf(victim, 'number').find((number) => number !== login.number);
        const page = await pick(victim, choose === 'another' ? (other ?? '') : choose);
        expect(page.statusCode).toBe(400);
        expect(page.body).toContain('登录没有成功');
        expect(await stateOf(sender, login)).toBe('failed');
        // Ended: also for the right number, picked afterwards.
        expect((await pick(victim, login.number)).statusCode).toBe(400);
        expect((await sender.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
      }
    });

    it('lets nobody confirm but the window that came back', async () => {
      const sender = await gateway.frame('license');
      const login = await begin(sender);
      const state = new URL(login.url).searchParams.get('state') ?? '';
      await comeBack(login.url, 'right');
      // All that the sender knows, and the provider's answer again.
      for (const confirm of [state, login.id, sender.tokens.access_token, '', 'x'.repeat(43)])
        expect((await pick({ body: `name="confirm" value="${confirm}"` }, login.number)).statusCode).toBe(400);
      const again = await comeBack(login.url, 'right');
      expect(again.statusCode).toBe(400);
      expect(valuesOf(again, 'confirm')).toEqual([]);
      expect(await stateOf(sender, login)).toBe('pending');
      expect((await sender.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
    });

    it('ends a comparison that takes too long or is made twice', async () => {
      const frame = await gateway.frame('license');
      const login = await begin(frame);
      const page = await comeBack(login.url, 'right');
      const both = await Promise.all([pick(page, login.number), pick(page, login.number)]);
      expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400]);
      const late = await begin(frame);
      const latePage = await comeBack(late.url, 'right');
      gateway.world.advance(301);
      expect((await pick(latePage, late.number)).statusCode).toBe(400);
    });

    it('ends a sign-in that was refused, came too late or comes twice', async () => {
      const frame = await gateway.frame('license');
      const refused = await begin(frame);
      expect((await comeBack(refused.url, 'wrong')).statusCode).toBe(400);
      expect((await frame.send('GET', `/v1/logins/${refused.id}`)).json()).toMatchObject({ state: 'failed' });
      expect((await comeBack(refused.url, 'right')).statusCode).toBe(400);
      const late = await begin(frame);
      gateway.world.advance(299);
      const stillThere = await gateway.frame('license');
      expect((await stillThere.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
      gateway.world.advance(2);
      expect((await comeBack(late.url, 'right')).statusCode).toBe(400);
      expect((await comeBack('http://id.example/?state=unknown', 'right')).statusCode).toBe(400);
    });
  });
}

/** Values of all fields and buttons of this name on a page. */
const valuesOf = (page: { body: string }, name: string): string[] =>
  [...page.body.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(([, value = '']) => value);
