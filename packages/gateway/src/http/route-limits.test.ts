import { routeList } from '@qwy/contract/routes';
import type { DatabaseConnection, Driver } from 'kysely';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { createNonces } from '../auth/nonces.ts';
import type { Database } from '../store/schema.ts';
import { testDatabases } from '../store/test-databases.ts';
import { API, FORMS, LICENSE, MONDAY, fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { LARGEST_BODY, NO_BODY, USUAL_BODY, bodyLimitOf } from './body-limits.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { DEFAULT_TIMES } from './server.ts';

const url = (path: string): string => path.replace(/\{\w+\}/g, '20260302-000000-1');
const writes = routeList.filter(({ method }) => method !== 'GET');
const [engine] = testDatabases();
if (!engine) throw new Error('no database to test on');

describe('the body limit', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(await engine.fresh());
    await fillCatalogue(gateway);
  });
  afterAll(() => gateway.close());

  it.each(writes)('of $id is kept to the byte', async (route) => {
    const limit = bodyLimitOf(route);
    const send = (bytes: number) =>
      gateway.app.inject({
        method: route.method,
        url: url(route.path),
        headers: { 'content-type': route.bodyType ?? 'application/json' },
        payload: route.bodyType ? 'a'.repeat(bytes) : `"${'a'.repeat(bytes - 2)}"`,
      });
    expect((await send(limit + 1)).json()).toMatchObject({ status: 413, code: 'payload_too_large' });
    expect((await send(limit)).statusCode).not.toBe(413);
  });

  it('is small but where a whole form or guide is sent', () => {
    const ids = (limit: number) => writes.filter((route) => bodyLimitOf(route) === limit).map(({ id }) => id);
    expect(ids(LARGEST_BODY).sort()).toEqual(['publishForm', 'publishGuide', 'submitCase']);
    expect(ids(NO_BODY)).toEqual(writes.filter(({ body }) => body === undefined).map(({ id }) => id));
    expect(LARGEST_BODY).toBeLessThan(1_000_000);
    expect(USUAL_BODY).toBeLessThan(100_000);
  });

  it('of methods that a path does not have is small too', async () => {
    const answer = await gateway.app.inject({
      method: 'PATCH',
      url: '/v1/items',
      headers: { 'content-type': 'application/json' },
      payload: `"${'a'.repeat(NO_BODY)}"`,
    });
    expect(answer.statusCode).toBe(413);
  });

  it.each(writes.filter(({ body }) => body !== undefined))('of $id comes with one type of body', async (route) => {
    const wrong = ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'text/html'];
    const other = route.bodyType ? 'application/json' : 'application/x-www-form-urlencoded';
    for (const type of [...wrong, other]) {
      const answer = await gateway.app.inject({
        method: route.method,
        url: url(route.path),
        headers: { 'content-type': type },
        payload: '{}',
      });
      expect(answer.json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
    }
  });
});

/** A database that never answers. */
class SilentDriver implements Driver {
  init = async (): Promise<void> => undefined;
  acquireConnection = (): Promise<DatabaseConnection> => new Promise(() => undefined);
  beginTransaction = (): Promise<void> => new Promise(() => undefined);
  commitTransaction = (): Promise<void> => new Promise(() => undefined);
  rollbackTransaction = (): Promise<void> => new Promise(() => undefined);
  releaseConnection = async (): Promise<void> => undefined;
  destroy = async (): Promise<void> => undefined;
}

describe('the time limit', () => {
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SilentDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  const world = { now: () => MONDAY, newId: () => 'request-1', randomBytes: () => new Uint8Array(32), fetch };
  const app = createApp({
    ...{ db, world, bundles: new Map(), limits: DEFAULT_LIMITS, oidc: undefined, version: '0.1.0', trustedProxies: 0 },
    log: () => undefined,
    nonces: createNonces('test', world),
    feed: { listen: () => () => undefined, stop: () => undefined },
    origins: { api: API, forms: FORMS, license: LICENSE },
    times: { ...DEFAULT_TIMES, answer: 20 },
    isReady: () => true,
  });
  afterAll(() => app.close());

  it.each(routeList)('of $id holds while the database is silent', async (route) => {
    const answer = await app.inject({
      method: route.method,
      url: url(route.path),
      ...(route.method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, payload: '{}' }),
    });
    expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable', retryAfter: 5 });
  });
});
