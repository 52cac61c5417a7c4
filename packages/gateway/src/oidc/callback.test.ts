import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonb } from '../store/engine/index.ts';
import { testDatabases } from '../store/test-databases.ts';
import { fillCatalogue, startTestGateway, type TestFrame, type TestGateway } from '../test-gateway.ts';
import type { Oidc } from './oidc.ts';

/** A provider that vouches for whoever comes back with `code=right`; the real protocol is tested with a real provider. */
const provider = (): Oidc => {
  let count = 0;
  return {
    secrets: () => ({ state: `state-${(count += 1)}-abcdefghijklmnop`, nonce: 'nonce', codeVerifier: 'verifier' }),
    authorizationUrl: async ({ state, fresh }) => `http://id.example/authorize?state=${state}&fresh=${fresh}`,
    async finish(callback, { freshSince }) {
      const code = callback.searchParams.get('code');
      if (code !== (freshSince === undefined ? 'right' : `right since ${freshSince}`)) throw new Error('refused');
      return { issuer: 'http://id.example', subject: 'zhang', name: '样例甲', citizenNumber: '610926188103050013' };
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

    const begin = async (frame: TestFrame) =>
      (await frame.send('POST', '/v1/logins', {})).json<{ id: string; url: string }>();
    const comeBack = (url: string, code: string) =>
      gateway.app.inject({ url: `/login/callback?code=${code}&state=${new URL(url).searchParams.get('state') ?? ''}` });

    it('opens the licences of the one who signed in, and no others', async () => {
      const frame = await gateway.frame('license');
      const login = await begin(frame);
      expect((await frame.send('GET', `/v1/logins/${login.id}`)).json()).toMatchObject({ state: 'pending' });
      const page = await comeBack(login.url, 'right');
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
      const beginFresh = async () =>
        (await frame.send('POST', '/v1/logins', { fresh: true })).json<{ id: string; url: string }>();
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
      await comeBack(login.url, 'right');
      expect((await stranger.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'login_required' });
      await frame.send('POST', '/v1/token/revocations');
      expect((await frame.send('GET', '/v1/licenses')).json()).toMatchObject({ code: 'unauthorized' });
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
