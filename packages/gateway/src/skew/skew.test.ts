import { routeList } from '@qwy/contract/routes';
import { releases } from '@qwy/testing/releases';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../store/test-databases.ts';
import { startTestGateway, type TestGateway } from '../test-gateway.ts';
import { fakeOidc } from './test-oidc.ts';
import { callEveryRoute } from './test-every-route.ts';

/** Answers whose status tells the same story. */
const outcomes = (exchanges: readonly { route: string; status: number }[]) =>
  Object.fromEntries(exchanges.map(({ route, status }) => [route, status]));

const [engine] = testDatabases();

describe.each(releases())('pages and servers that still use the SDK of $version', ({ version, exchanges, sdk }) => {
  let gateway: TestGateway;
  beforeEach(async () => {
    if (!engine) throw new Error('no database');
    gateway = await startTestGateway(await engine.fresh(), { oidc: fakeOidc() });
  });
  afterEach(() => gateway.close());

  it('are answered on every route as they were then', async () => {
    const released = await sdk();
    const now = await callEveryRoute(gateway, released);
    expect(outcomes(now)).toEqual(outcomes(exchanges));
    // Nothing that could be asked then has gone away.
    const ids = routeList.map(({ id }) => id);
    expect(released.routeList.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    expect(now.length, version).toBeGreaterThan(40);
  });
});

it('has at least one release to be kind to', () => {
  expect(releases().map(({ version }) => version)).not.toEqual([]);
});
