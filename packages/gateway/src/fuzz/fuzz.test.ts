import { Problem, ProblemCode } from '@qwy/contract/errors';
import type { Scope } from '@qwy/contract/partner';
import type { Route } from '@qwy/contract/route';
import { routeList } from '@qwy/contract/routes';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonb } from '../store/engine/index.ts';
import { testDatabases } from '../store/test-databases.ts';
import { addCitizen } from '../test-client.ts';
import type { TestFrame, TestGateway } from '../test-gateway.ts';
import { API, fillCatalogue, freshNonce, sampleForm, sampleGuide, startTestGateway } from '../test-gateway.ts';
import type { Example } from './test-examples.ts';
import { LOGIN, prepareExamples } from './test-examples.ts';
import { CANARY, KEY } from './test-odd-values.ts';
import type { Shot } from './test-shots.ts';
import { shotsAt } from './test-shots.ts';

/** The same requests in every run; another number, other thousands. */
const SEED = 20261123;
/** Requests of each route. */
const RUNS = { pglite: 70, postgres: 25 };
/** What takes from those who ask what they ask with, or about. */
const HARMFUL = ['revokeToken', 'eraseMyData', 'eraseCitizen', 'withdrawGuide', 'publishGuide', 'publishForm'];
/** Authors are told where in their own form something is wrong; keys of answers come from programs, not from people. */
const KEYED_BY_SENDER = ['publishForm', 'submitCase'];
/** Nobody can sign in where there is no provider. */
const OUT_OF_REACH = ['startLogin'];

const wide = { max: 100_000_000, seconds: 100_000 };
const boundless = {
  ...{ read: wide, site: wide, flood: wide, write: wide, visit: wide, partner: wide, staff: wide },
  submissions: { visit: wide, address: wide, citizen: wide },
  ...{ wrongCode: wide, wrongCodes: wide, streams: { address: 10, all: 10 } },
};
const PUBLISHED = { version: 1, publishedAt: '2026-03-02T02:00:00.000Z' };
const PENDING = {
  ...{ id: LOGIN, state_hash: 'x', nonce: 'x', code_verifier: 'x', status: 'pending' },
  expires_at: '2026-03-03T02:00:00.000Z',
};
const citizen = { id: 'citizen-under-fuzz-1', name: '样例甲', citizenNumber: '11010519491231002X' };
/** The change stream never ends; it is fuzzed over a socket. */
const routes = routeList.filter(({ id }) => id !== 'streamChanges');

for (const engine of testDatabases()) {
  describe(`the gateway under fuzz on ${engine.name}`, () => {
    let gateway: TestGateway;
    let nonce: string;
    let examples: Readonly<Record<string, Example>> = {};
    const frames = new Map<Scope, TestFrame>();
    const taken = new Set<string>();
    const rejections: unknown[] = [];
    const onRejection = (reason: unknown): void => void rejections.push(reason);

    beforeAll(async () => {
      gateway = await startTestGateway(await engine.fresh(), { limits: boundless });
      await fillCatalogue(gateway);
      for (const scope of ['form', 'case', 'rating', 'license'] as const) frames.set(scope, await gateway.frame(scope));
      await heal();
      examples = await prepareExamples(gateway, citizen);
      nonce = await freshNonce(gateway.app, frameOf('form').key);
      process.on('unhandledRejection', onRejection);
    });
    afterAll(async () => {
      process.off('unhandledRejection', onRejection);
      await gateway.close();
    });

    const frameOf = (scope: Scope): TestFrame => {
      const frame = frames.get(scope);
      if (!frame) throw new Error(`no frame of ${scope}`);
      return frame;
    };

    /** Puts back what requests may have taken away: visits, the citizen, what is published. */
    const heal = async (): Promise<void> => {
      const { db } = gateway.database;
      const there = await db.selectFrom('citizen').select('id').where('id', '=', citizen.id).executeTakeFirst();
      if (!there) await addCitizen(gateway, citizen);
      await db
        .updateTable('access_grant')
        .set({ revoked_at: null, citizen_id: citizen.id, assurance: 'substantial' })
        .execute();
      const visit = await db
        .selectFrom('access_grant')
        .select('id')
        .where('jkt', '=', frameOf('form').key.jkt)
        .executeTakeFirstOrThrow();
      await db
        .insertInto('login')
        .values({ ...PENDING, grant_id: visit.id })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      const guide = jsonb({ ...sampleGuide, ...PUBLISHED });
      await db.deleteFrom('guide_version').where('version', '>', 1).execute();
      await db.updateTable('guide').set({ body: guide, version: 1, withdrawn_at: null }).execute();
      const form = jsonb({ ...sampleForm, ...PUBLISHED });
      await db.deleteFrom('form_version').where('version', '>', 1).execute();
      await db.updateTable('form').set({ body: form, version: 1 }).execute();
      const number = examples['getCase']?.params?.['number'] ?? '';
      await db
        .updateTable('service_case')
        .set({ state: 'received', citizen_id: citizen.id })
        .where('number', '=', number)
        .execute();
    };

    const credentials = async ({ access, method }: Route, url: string): Promise<Record<string, string>> => {
      if (access.kind === 'public') return {};
      if (access.kind === 'staff') return { authorization: `Bearer ${gateway.staff.admin}` };
      const frame = frameOf(access.kind === 'token' ? (access.scopes[0] ?? 'form') : 'form');
      const request = { method, url: API + (url.split('?', 1)[0] ?? ''), nonce };
      if (access.kind === 'grant') return { dpop: await frame.key.proof(request) };
      const accessToken = frame.tokens.access_token;
      return { authorization: `DPoP ${accessToken}`, dpop: await frame.key.proof({ ...request, accessToken }) };
    };

    const fire = async (route: Route, { url, headers, body }: Shot): Promise<LightMyRequestResponse> => {
      const type = route.bodyType ?? 'application/json';
      return gateway.app.inject({
        method: route.method,
        url,
        headers: {
          ...headers,
          ...(await credentials(route, url)),
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { payload: route.bodyType ? asFields(body) : JSON.stringify(body) }),
      });
    };

    const judge = (route: Route, { statusCode, body, headers }: LightMyRequestResponse): void => {
      if (statusCode < 400) return void taken.add(route.id);
      expect(headers['content-type']).toContain('application/problem+json');
      const problem = Problem.parse(JSON.parse(body));
      expect(ProblemCode.options).toContain(problem.code);
      expect(problem.status).toBe(statusCode);
      if (!OUT_OF_REACH.includes(route.id)) expect(`${problem.code} ${statusCode}`).toMatch(/ 4\d\d$/);
      expect(body).not.toContain(CANARY);
      if (!KEYED_BY_SENDER.includes(route.id)) expect(body).not.toContain(KEY);
      expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b|syntax|relation "|kysely/i);
    };

    it.each(routes)('answers $method $path to anything, as documented or by a typed problem', async (route) => {
      const before = gateway.log.length;
      await heal();
      await fc.assert(
        fc.asyncProperty(shotsAt(route, examples[route.id] ?? {}), async (shot) => {
          judge(route, await fire(route, shot));
          if (HARMFUL.includes(route.id)) await heal();
        }),
        { seed: SEED, numRuns: RUNS[engine.name], endOnFailure: true },
      );
      const written = JSON.stringify(gateway.log.slice(before));
      for (const wrong of ['request.failed', CANARY, KEY]) expect(written).not.toContain(wrong);
      expect(rejections).toEqual([]);
    });

    it.each([
      ['/v1/items', Buffer.from('[true,"\\u0000","x"]').toString('base64url')],
      ['/v1/items', Buffer.from('[true,"\\ud800","x"]').toString('base64url')],
      ['/v1/items', Buffer.from('[true,{},"x"]').toString('base64url')],
      ['/v1/cases', '0000-01-01T00:00:00Z~x'],
      ['/v1/cases', '9999-12-31T23:59:59Z~x'],
      ['/v1/cases', '~'],
    ])('begins %s anew for a cursor that somebody made up', async (path, cursor) => {
      const answer = await gateway.app.inject({
        url: `${path}?cursor=${encodeURIComponent(cursor)}`,
        headers: { authorization: `Bearer ${gateway.staff.admin}` },
      });
      expect(answer.statusCode).toBe(200);
    });

    it('has been taken at its word by every route at least once, or the fuzz has only knocked', () => {
      const ids = routes.map(({ id }) => id);
      expect(ids.filter((id) => !taken.has(id))).toEqual(UNTAKEN);
    });
  });
}

/** What the token endpoint takes is signed, and no odd text is; `auth/` tries it with tokens of its own. */
const UNTAKEN = ['requestToken', ...OUT_OF_REACH];

const asFields = (body: unknown): string =>
  new URLSearchParams(
    Object.entries(typeof body === 'object' && body !== null ? body : {}).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ).toString();
