import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import type { Attempt, Bench } from './test-bench.ts';
import { startBench } from './test-bench.ts';
import { mayFetchKeys } from './partner-keys.ts';
import { ecKey, rsaKey, type TestKey } from './test-signed.ts';

const JWKS = 'http://bank.localhost:8610/jwks.json';
const publicJwk = ({ jwk }: TestKey, kid: string) => ({ ...jwk, kid, kty: 'EC' as const, alg: 'ES256' as const });
const signedBy = (attempt: Attempt, { privateKey }: TestKey, kid: string): Attempt => {
  if (attempt.embed) Object.assign(attempt.embed, { key: privateKey, header: { ...attempt.embed.header, kid } });
  return attempt;
};

for (const engine of testDatabases()) {
  describe(`the keys of a partner on ${engine.name}`, () => {
    let bench: Bench;
    let published: () => Response | Promise<Response>;
    const asked: string[] = [];
    beforeAll(async () => {
      const fetch = async (url: string | URL | Request) => (asked.push(String(url)), published());
      bench = await startBench(await engine.fresh(), { fetch });
    });
    beforeEach(async () => {
      published = () => Promise.reject(new TypeError('fetch failed'));
      asked.length = 0;
      await bench.gateway.database.db.deleteFrom('partner').where('id', '=', 'bank').execute();
      await bench.register();
    });
    afterAll(() => bench.gateway.close());

    const redeem = async (key: TestKey, kid: string, app = bench.app): Promise<string> => {
      const answer = await bench.send(signedBy(await bench.redemption(), key, kid), app);
      return answer.statusCode === 200 ? 'done' : answer.json<{ code: string }>().code;
    };
    const rotate = (key: TestKey, kid: string, more: object = {}) =>
      bench.asAdmin('POST', '/v1/partners/bank/keys', { key: publicJwk(key, kid), ...more });
    const revoke = (kid: string) => bench.asAdmin('POST', '/v1/partners/bank/key-revocations', { kid });

    it('change without a gap: the new one works at once, the old one as long as it was told, at every replica', async () => {
      const other = bench.gateway.replica();
      const next = ecKey();
      expect(await redeem(next, 'bank-2')).toBe('invalid_grant');
      const answer = await rotate(next, 'bank-2', { keepOthersFor: 600 });
      expect(answer.statusCode, answer.body).toBe(201);
      const { keys } = answer.json<{ keys: { kid: string; retireAt?: string }[] }>();
      const until = new Date(bench.gateway.world.now() + 600_000).toISOString();
      expect(keys.map(({ kid, retireAt }) => [kid, retireAt])).toEqual([
        ['bank-1', until],
        ['bank-rsa', until],
        ['bank-2', undefined],
      ]);
      expect([await redeem(next, 'bank-2', other), await redeem(bench.bank, 'bank-1', other)]).toEqual([
        'done',
        'done',
      ]);
      bench.gateway.world.advance(599);
      expect(await redeem(bench.bank, 'bank-1')).toBe('done');
      bench.gateway.world.advance(1);
      expect([await redeem(bench.bank, 'bank-1'), await redeem(next, 'bank-2')]).toEqual(['invalid_grant', 'done']);
    });

    it('retire without ending the visits that began by them', async () => {
      const attempt = await bench.call();
      await rotate(ecKey(), 'bank-2', { keepOthersFor: 0 });
      expect(await redeem(bench.bank, 'bank-1')).toBe('invalid_grant');
      expect((await bench.send(attempt)).statusCode).toBe(204);
    });

    it('are kept for a day when nothing else is said, and no longer because of a second change', async () => {
      await rotate(ecKey(), 'bank-2');
      const first = new Date(bench.gateway.world.now() + 86_400_000).toISOString();
      bench.gateway.world.advance(60);
      const { keys } = (await rotate(ecKey(), 'bank-3')).json<{ keys: { kid: string; retireAt?: string }[] }>();
      expect(keys.find(({ kid }) => kid === 'bank-1')?.retireAt).toBe(first);
    });

    it('make room when they have retired', async () => {
      for (const kid of ['bank-2', 'bank-3', 'bank-4']) expect((await rotate(ecKey(), kid)).statusCode).toBe(201);
      expect((await rotate(ecKey(), 'bank-5')).json()).toMatchObject({ code: 'conflict' });
      bench.gateway.world.advance(86_400);
      const { keys } = (await rotate(ecKey(), 'bank-5')).json<{ keys: { kid: string }[] }>();
      expect(keys.map(({ kid }) => kid)).toEqual(['bank-4', 'bank-5']);
    });

    it('end with everything that began by them when they are revoked, at every replica, at once', async () => {
      const other = bench.gateway.replica();
      const [call, refresh, unredeemed] = [await bench.call(), await bench.refresh(), await bench.redemption()];
      const byRsa = await bench.redemption();
      Object.assign(byRsa.embed!, {
        header: { ...byRsa.embed!.header, alg: 'RS256', kid: 'bank-rsa' },
        key: bench.bankRsa.privateKey,
      });
      expect((await revoke('bank-1')).json()).toMatchObject({ keys: [{ kid: 'bank-rsa' }], revokedKids: ['bank-1'] });
      expect((await bench.send(call, other)).json()).toMatchObject({ code: 'unauthorized' });
      expect((await bench.send(refresh, other)).json()).toMatchObject({ code: 'invalid_grant' });
      expect((await bench.send(unredeemed, other)).json()).toMatchObject({ code: 'invalid_grant' });
      expect((await bench.send(byRsa, other)).statusCode).toBe(200);
    });

    it('never come back once they are revoked', async () => {
      await revoke('bank-1');
      expect((await rotate(bench.bank, 'bank-1')).json()).toMatchObject({
        code: 'invalid_request',
        invalidParams: [{ pointer: '/body/key/kid', code: 'revoked' }],
      });
      // A registration that was read before and is written back now.
      await bench.register();
      expect(await redeem(bench.bank, 'bank-1')).toBe('invalid_grant');
      const { rows } = (await bench.asAdmin('GET', '/v1/partners')).json<{
        rows: { id: string; revokedKids: string[] }[];
      }>();
      expect(rows.find(({ id }) => id === 'bank')?.revokedKids).toEqual(['bank-1']);
    });

    it('are not revoked by a name that is misspelled', async () => {
      expect((await revoke('bank-l')).json()).toMatchObject({ code: 'not_found' });
      expect((await revoke('bank-1')).statusCode).toBe(200);
      expect((await revoke('bank-1')).statusCode).toBe(200);
    });

    it('may be published by the partner, and are fetched once', async () => {
      const key = ecKey();
      published = () => Response.json({ keys: [publicJwk(key, 'own-1')] });
      await bench.register({ keys: [], jwksUrl: JWKS });
      expect([await redeem(key, 'own-1'), await redeem(key, 'own-1'), await redeem(bench.bank, 'bank-1')]).toEqual([
        'done',
        'done',
        'invalid_grant',
      ]);
      expect(asked).toEqual([JWKS]);
    });

    it('are revoked although the partner still publishes them', async () => {
      const key = ecKey();
      const url = 'http://bank.localhost:8610/still.json';
      published = () => Response.json({ keys: [publicJwk(key, 'own-1')] });
      await bench.register({ keys: [], jwksUrl: url });
      expect(await redeem(key, 'own-1')).toBe('done');
      expect((await revoke('own-1')).json()).toMatchObject({ jwksUrl: url, revokedKids: ['own-1'] });
      expect(await redeem(key, 'own-1')).toBe('invalid_grant');
      expect((await rotate(ecKey(), 'own-2')).json()).toMatchObject({ code: 'conflict' });
    });

    it('refuse every token while nothing was ever fetched', async () => {
      await bench.register({ keys: [], jwksUrl: 'http://bank.localhost:8610/away.json' });
      expect(await redeem(bench.bank, 'bank-1')).toBe('invalid_grant');
    });

    it('stay where they are published when a registration says nothing of keys', async () => {
      await bench.register({ keys: [], jwksUrl: JWKS });
      await bench.register({ keys: [], name: '样例银行二' });
      const { rows } = (await bench.asAdmin('GET', '/v1/partners')).json<{
        rows: { id: string; jwksUrl?: string }[];
      }>();
      expect(rows.find(({ id }) => id === 'bank')?.jwksUrl).toBe(JWKS);
    });

    const key = publicJwk(ecKey(), 'k');
    it.each<[string, object, string, string]>([
      ['a key twice', { keys: [key, { ...publicJwk(ecKey(), 'k') }] }, '/body/keys', 'duplicate'],
      ['a key that is not on the curve', { keys: [{ ...key, y: 'A'.repeat(43) }] }, '/body/keys/0', 'weak_key'],
      ['a private key', { keys: [{ ...key, d: 'A'.repeat(43) }] }, '/body/keys/0', 'unrecognized_keys'],
      [
        'a shared secret',
        { keys: [{ kid: 'k', kty: 'oct', alg: 'HS256', k: 'c2VjcmV0' }] },
        '/body/keys/0/kty',
        'invalid_value',
      ],
      [
        'a short RSA key',
        { keys: [{ ...rsaKey(1024).jwk, kid: 'k', alg: 'RS256' }] },
        '/body/keys/0/n',
        'invalid_format',
      ],
      ['an RSA key for ES256', { keys: [{ ...rsaKey().jwk, kid: 'k', alg: 'ES256' }] }, '/body/keys/0', 'custom'],
      [
        'a page without TLS',
        { keys: [key], origins: ['https://www.bank.example', 'http://www.bank.example'] },
        '/body/origins/1',
        'https_required',
      ],
      [
        'a page of a machine without TLS',
        { keys: [key], origins: ['http://10.0.0.7'] },
        '/body/origins/0',
        'https_required',
      ],
      ...['https://bank.example:443', 'https://bank.example:99999', 'https://1.2.3.4.5', 'https://256.1.1.1'].map(
        (origin): [string, object, string, string] => [
          `a page at ${origin}, which is never sent`,
          { keys: [key], origins: [origin] },
          '/body/origins/0',
          'never_sent',
        ],
      ),
      ['six keys', { keys: Array.from({ length: 6 }, (_, i) => publicJwk(ecKey(), `k${i}`)) }, '/body/keys', 'too_big'],
      ['keys and an address', { keys: [key], jwksUrl: JWKS }, '/body/jwksUrl', 'keys_given_as_well'],
      [
        'an address without TLS',
        { keys: [], jwksUrl: 'http://keys.bank.example/jwks.json' },
        '/body/jwksUrl',
        'custom',
      ],
      [
        'an address of the clouds',
        { keys: [], jwksUrl: 'https://169.254.169.254/jwks.json' },
        '/body/jwksUrl',
        'custom',
      ],
      [
        'an address within a network',
        { keys: [], jwksUrl: 'https://keys.internal/jwks.json' },
        '/body/jwksUrl',
        'custom',
      ],
      [
        'an address with a password',
        { keys: [], jwksUrl: 'https://a:b@keys.bank.example/' },
        '/body/jwksUrl',
        'custom',
      ],
      ['an address of a file', { keys: [], jwksUrl: 'file:///etc/passwd' }, '/body/jwksUrl', 'custom'],
      [
        'a terminal twice',
        {
          keys: [key],
          terminals: [
            { id: 'a', name: 'x' },
            { id: 'a', name: 'y' },
          ],
        },
        '/body/terminals',
        'duplicate',
      ],
    ])('cannot be registered as %s', async (_, change, pointer, code) => {
      const answer = await bench.asAdmin('PUT', '/v1/partners/bank', {
        id: 'bank',
        name: '样例银行',
        publishableKey: 'pk_bank',
        origins: ['http://bank.localhost:8610'],
        scopes: ['form'],
        status: 'active',
        ...change,
      });
      expect(answer.json()).toMatchObject({
        code: 'invalid_request',
        invalidParams: expect.arrayContaining([{ pointer, code }]),
      });
    });

    it('are needed to register anew', async () => {
      const registration = { name: 'x', publishableKey: 'pk_new', origins: [], scopes: [], status: 'active', keys: [] };
      const answer = await bench.asAdmin('PUT', '/v1/partners/new', { id: 'new', ...registration });
      expect(answer.json()).toMatchObject({ invalidParams: [{ pointer: '/body/keys', code: 'required' }] });
    });

    it('are for admins to change', async () => {
      for (const [method, path] of [
        ['PUT', '/v1/partners/bank/status'],
        ['POST', '/v1/partners/bank/keys'],
        ['POST', '/v1/partners/bank/key-revocations'],
        ['GET', '/v1/staff-tokens'],
        ['DELETE', '/v1/staff-tokens/0123456789abcdef'],
      ] as const) {
        const headers = { authorization: `Bearer ${bench.gateway.staff.officer}` };
        expect((await bench.app.inject({ method, url: path, headers })).json()).toMatchObject({ code: 'forbidden' });
      }
    });

    it('are not there for a partner that is not there', async () => {
      for (const [path, body] of [
        ['key-revocations', { kid: 'k' }],
        ['keys', { key }],
      ] as const) {
        expect((await bench.asAdmin('POST', `/v1/partners/nobody/${path}`, body)).json()).toMatchObject({
          code: 'not_found',
        });
      }
      const answer = await bench.asAdmin('PUT', '/v1/partners/nobody/status', { status: 'active' });
      expect(answer.json()).toMatchObject({ code: 'not_found' });
    });
  });

  describe(`staff tokens on ${engine.name}`, () => {
    it('end at once when they are revoked, and are listed without themselves', async () => {
      const bench = await startBench(await engine.fresh());
      const { staff, replica } = bench.gateway;
      const other = replica();
      const headers = { authorization: `Bearer ${staff.officer}` };
      const work = () => other.inject({ method: 'GET', url: '/v1/cases', headers });
      expect((await work()).statusCode).toBe(200);
      const list = await bench.asAdmin('GET', '/v1/staff-tokens');
      expect(list.body).not.toContain(staff.officer);
      const row = list.json<{ rows: { id: string; role: string }[] }>().rows.find(({ role }) => role === 'officer');
      expect((await bench.asAdmin('DELETE', `/v1/staff-tokens/${row?.id}`)).statusCode).toBe(204);
      expect((await work()).json()).toMatchObject({ code: 'unauthorized' });
      expect((await bench.asAdmin('DELETE', `/v1/staff-tokens/${row?.id}`)).statusCode).toBe(204);
      const after = (await bench.asAdmin('GET', '/v1/staff-tokens')).json<{ rows: object[] }>();
      expect(after.rows).toContainEqual(expect.objectContaining({ id: row?.id, revokedAt: expect.any(String) }));
      expect((await bench.asAdmin('DELETE', '/v1/staff-tokens/0123456789abcdef')).json()).toMatchObject({
        code: 'not_found',
      });
      await bench.gateway.close();
    });
  });
}

describe('mayFetchKeys', () => {
  it('takes http only where the gateway itself is served so, on a name of this machine', () => {
    const production = 'https://gw.example.gov.cn';
    expect(mayFetchKeys('https://keys.bank.example/jwks.json', production)).toBe(true);
    expect(mayFetchKeys(JWKS, production)).toBe(false);
    expect(mayFetchKeys(JWKS, 'http://gw.example.gov.cn')).toBe(false);
    expect(mayFetchKeys(JWKS, 'http://gw.localhost:8600')).toBe(true);
  });
});
