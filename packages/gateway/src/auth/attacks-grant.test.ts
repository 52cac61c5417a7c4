import type { TokenAnswer } from '@qwy/contract/token';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { BANK } from '../test-gateway.ts';
import type { Attempt, Bench } from './test-bench.ts';
import { copyOf, refusals, startBench } from './test-bench.ts';
import { ecKey, sha256 } from './test-signed.ts';

const stranger = ecKey();
const byStranger = ({ proof }: Attempt): void => {
  const { kty = '', crv = '', x = '', y = '' } = stranger.jwk;
  Object.assign(proof, { header: { ...proof.header, jwk: { kty, crv, x, y } }, key: stranger.privateKey });
};
const setForm = (attempt: Attempt, change: Record<string, string>): void => {
  attempt.form = { ...attempt.form, ...change };
};
/** Access token and its hash, so that only the token is wrong. */
const setToken = (attempt: Attempt, token: string): void => {
  attempt.accessToken = token;
  attempt.proof.claims['ath'] = sha256(token);
};

interface Row {
  readonly name: string;
  readonly kind: 'redemption' | 'refresh' | 'call';
  readonly code: string;
  break(attempt: Attempt, bench: Bench): void | Promise<void>;
  /** Undoes what was done to the gateway, not to the attempt. */
  repair?(bench: Bench): Promise<unknown>;
}

const suspend = (bench: Bench, status: string) => bench.asAdmin('PUT', '/v1/partners/bank/status', { status });
const KINDS = ['redemption', 'refresh', 'call'] as const;
/** What the partner's registration says now, for each way to use it. */
const registered = (
  name: string,
  codes: Record<Row['kind'], string>,
  change: Parameters<Bench['register']>[0],
): Row[] =>
  KINDS.map((kind) => ({
    name: `${name} (${kind})`,
    kind,
    code: codes[kind],
    break: (_, bench) => bench.register(change),
    repair: (bench) => bench.register(),
  }));
const NOT_COVERED = { redemption: 'invalid_grant', refresh: 'invalid_grant', call: 'unauthorized' };

const rows: Row[] = [
  {
    name: 'a stolen access token with the proof of another key',
    kind: 'call',
    code: 'unauthorized',
    break: byStranger,
  },
  {
    name: 'an access token that is nobody’s',
    kind: 'call',
    code: 'unauthorized',
    break: (attempt) => setToken(attempt, 'A'.repeat(43)),
  },
  {
    name: 'a refresh token for an access token',
    kind: 'call',
    code: 'unauthorized',
    break: async (attempt, bench) => setToken(attempt, (await bench.grant()).refresh_token),
  },
  {
    name: 'a staff token for an access token',
    kind: 'call',
    code: 'unauthorized',
    break: (attempt, { gateway }) => setToken(attempt, gateway.staff.admin),
  },
  {
    name: 'a stolen refresh token with the proof of another key',
    kind: 'refresh',
    code: 'invalid_grant',
    break: byStranger,
  },
  {
    name: 'a refresh token that is nobody’s',
    kind: 'refresh',
    code: 'invalid_grant',
    break: (attempt) => setForm(attempt, { refresh_token: 'A'.repeat(43) }),
  },
  {
    name: 'an access token for a refresh token',
    kind: 'refresh',
    code: 'invalid_grant',
    break: async (attempt, bench) => setForm(attempt, { refresh_token: (await bench.grant()).access_token }),
  },
  {
    name: 'an empty refresh token',
    kind: 'refresh',
    code: 'invalid_grant',
    break: (attempt) => setForm(attempt, { refresh_token: '' }),
  },
  {
    name: 'a huge refresh token',
    kind: 'refresh',
    code: 'invalid_request',
    break: (attempt) => setForm(attempt, { refresh_token: 'A'.repeat(201) }),
  },
  {
    name: 'a refresh token with a zero in it',
    kind: 'refresh',
    code: 'invalid_request',
    break: (attempt) => setForm(attempt, { refresh_token: `${attempt.form?.['refresh_token']}\0` }),
  },
  {
    name: 'another grant type',
    kind: 'refresh',
    code: 'invalid_request',
    break: (attempt) => setForm(attempt, { grant_type: 'password' }),
  },
  {
    name: 'a parameter too many',
    kind: 'redemption',
    code: 'invalid_request',
    break: (attempt) => setForm(attempt, { scope: 'license' }),
  },
  { name: 'somebody else’s key at redemption', kind: 'redemption', code: 'invalid_grant', break: byStranger },
  ...KINDS.map((kind): Row => ({
    name: `a suspended partner (${kind})`,
    kind,
    code: 'partner_suspended',
    break: async (_, bench) => void (await suspend(bench, 'suspended')),
    repair: (bench) => suspend(bench, 'active'),
  })),
  ...registered('an origin that is not registered any more', NOT_COVERED, { origins: ['https://www.bank.example'] }),
  ...registered('a widget that is not registered any more', NOT_COVERED, { scopes: ['rating'] }),
];

for (const engine of testDatabases()) {
  describe(`a grant on ${engine.name}`, () => {
    let bench: Bench;
    beforeAll(async () => void (bench = await startBench(await engine.fresh())));
    afterAll(() => bench.gateway.close());

    const looksAlike = { redemption: refusals(), refresh: refusals(), call: refusals() };
    const passes = { redemption: 200, refresh: 200, call: 204 };

    it.each(rows)('is refused with this alone wrong: $name', async ({ kind, code, break: breakIt, repair }) => {
      const valid = await bench[kind]();
      const broken = copyOf(valid);
      await breakIt(broken, bench);
      looksAlike[kind](await bench.send(broken), code);
      await repair?.(bench);
      const repaired = await bench.send(valid);
      expect(repaired.statusCode, repaired.body).toBe(passes[kind]);
    });

    it('is kept to its widget', async () => {
      const rating = await bench.grant(
        ({ embed }) => void Object.assign(embed?.claims ?? {}, { widget: 'rating', scope: 'rating' }),
      );
      const login = async (token: string) => {
        const attempt = await bench.call();
        setToken(attempt, token);
        attempt.path = '/v1/logins/login-0123456789';
        attempt.method = 'GET';
        Object.assign(attempt.proof.claims, { htm: 'GET', htu: `http://gw.localhost:8600${attempt.path}` });
        return bench.send(attempt);
      };
      looksAlike.call(await login(rating.access_token), 'forbidden');
      expect((await login((await bench.grant()).access_token)).json()).toMatchObject({ code: 'not_found' });
    });

    it('tells somebody without its key neither that it is over nor that its partner is suspended', async () => {
      const attempt = await bench.call();
      byStranger(attempt);
      bench.gateway.world.advance(301);
      attempt.proof.claims['nonce'] = await bench.nonce();
      looksAlike.call(await bench.send(attempt), 'unauthorized');
      await suspend(bench, 'suspended');
      looksAlike.call(await bench.send(attempt), 'unauthorized');
      await suspend(bench, 'active');
    });

    it('ends 300 seconds after its access token was made, and lives on by its refresh token', async () => {
      const tokens = await bench.grant();
      const call = await bench.call();
      setToken(call, tokens.access_token);
      bench.gateway.world.advance(300);
      looksAlike.call(await bench.send(call), 'token_expired');
      const refresh = await bench.refresh();
      setForm(refresh, { refresh_token: tokens.refresh_token });
      setToken(call, (await bench.send(refresh)).json<TokenAnswer>().access_token);
      expect((await bench.send(call)).statusCode).toBe(204);
    });

    it('cannot be refreshed beyond an hour, however often it was', async () => {
      let { refresh_token } = await bench.grant();
      const refreshWith = async (): Promise<ReturnType<Bench['send']>> => {
        const attempt = await bench.refresh();
        setForm(attempt, { refresh_token });
        return bench.send(attempt);
      };
      for (let minutes = 10; minutes < 60; minutes += 10) {
        bench.gateway.world.advance(600);
        const answer = await refreshWith();
        expect(answer.statusCode).toBe(200);
        refresh_token = answer.json<TokenAnswer>().refresh_token;
      }
      bench.gateway.world.advance(600);
      looksAlike.refresh(await refreshWith(), 'invalid_grant');
    });

    it('makes the access token of before worthless when it is refreshed', async () => {
      const call = await bench.call();
      const old = call.accessToken;
      const refresh = await bench.refresh();
      const { refresh_token } = await bench.grant();
      setForm(refresh, { refresh_token });
      const next = (await bench.send(refresh)).json<TokenAnswer>();
      expect(next.access_token).not.toBe(old);
      setToken(call, next.access_token);
      expect((await bench.send(call)).statusCode).toBe(204);
    });

    it('ends, for the thief and for the owner, when a refresh token comes back that was exchanged', async () => {
      const attempt = await bench.refresh();
      const next = (await bench.send(attempt)).json<TokenAnswer>();
      looksAlike.refresh(await bench.send(attempt), 'invalid_grant');
      const call = await bench.call();
      setToken(call, next.access_token);
      looksAlike.call(await bench.send(call), 'unauthorized');
      const again = copyOf(attempt);
      setForm(again, { refresh_token: next.refresh_token });
      looksAlike.refresh(await bench.send(again), 'invalid_grant');
    });

    it('is refreshed once by several replicas at the same moment, and ends, because two hold it', async () => {
      const other = bench.gateway.replica();
      for (let round = 0; round < 5; round += 1) {
        const attempt = await bench.refresh();
        const answers = await Promise.all([bench.app, other, bench.app, other].map((app) => bench.send(attempt, app)));
        const [winner, ...others] = answers.filter(({ statusCode }) => statusCode === 200);
        expect(others).toEqual([]);
        const call = await bench.call();
        setToken(call, winner?.json<TokenAnswer>().access_token ?? '');
        looksAlike.call(await bench.send(call), 'unauthorized');
      }
    });

    it('ends at once at every replica when its partner is suspended, and goes on when it is let in again', async () => {
      const other = bench.gateway.replica();
      const call = await bench.call();
      await suspend(bench, 'suspended');
      for (const app of [bench.app, other]) looksAlike.call(await bench.send(call, app), 'partner_suspended');
      await suspend(bench, 'active');
      expect((await bench.send(call, other)).statusCode).toBe(204);
    });

    it('ends when the terminal it was made for is taken out', async () => {
      const atKiosk = async () => {
        const { access_token } = await bench.grant(
          ({ embed }) => void Object.assign(embed?.claims ?? {}, { terminal: 'kiosk-1' }),
        );
        const call = await bench.call();
        setToken(call, access_token);
        return call;
      };
      const [call, elsewhere] = [await atKiosk(), await bench.call()];
      await bench.register({ terminals: [{ id: 'kiosk-2', name: '大厅二号机' }] });
      looksAlike.call(await bench.send(call), 'unauthorized');
      expect((await bench.send(elsewhere)).statusCode).toBe(204);
      await bench.register();
      expect((await bench.send(call)).statusCode).toBe(204);
    });

    it('keeps no token that could be used by who reads the database', async () => {
      const tokens = await bench.grant();
      const rows = await bench.gateway.database.db.selectFrom('access_grant').selectAll().execute();
      const text = JSON.stringify(rows);
      expect(text).not.toContain(tokens.access_token);
      expect(text).not.toContain(tokens.refresh_token);
      expect(rows.at(-1)).toMatchObject({ origin: BANK, partner_id: 'bank' });
    });
  });
}
