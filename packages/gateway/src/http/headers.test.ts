import type { Route } from '@qwy/contract/route';
import { routeList } from '@qwy/contract/routes';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNonces } from '../auth/nonces.ts';
import { createFrameApp } from '../frames/app.ts';
import { testBundles } from '../frames/test-bundles.ts';
import { testDatabases } from '../store/test-databases.ts';
import { API, BANK, FORMS, LICENSE, fillCatalogue, startTestGateway, type TestGateway } from '../test-gateway.ts';

const bundles = testBundles();
const [engine] = testDatabases();
if (!engine) throw new Error('no database to test on');

let gateway: TestGateway;
let forms: FastifyInstance;
let license: FastifyInstance;
beforeAll(async () => {
  gateway = await startTestGateway(await engine.fresh());
  await fillCatalogue(gateway);
  const { db } = gateway.database;
  const shared = {
    ...{ db, world: gateway.world, log: () => undefined, bundles, version: '0.1.0', gateway: API },
    nonces: createNonces('test', gateway.world),
  };
  forms = createFrameApp({ ...shared, publicUrl: 'https://forms.example', widgets: ['form', 'case', 'rating'] });
  license = createFrameApp({ ...shared, publicUrl: LICENSE, widgets: ['license'] });
});
afterAll(async () => {
  await forms.close();
  await license.close();
  await gateway.close();
});

/** A request that matches the route's path, and nothing else of it. */
const pathOf = (route: Route): string =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'number' ? '20260302-000000-1' : 'T-0001-and-more-of-it',
  );
const NOWHERE: [string, string][] = [
  ['GET', '/nowhere'],
  ['GET', '/%FF'],
  ['GET', `/v1/items/${'x'.repeat(300)}`],
  ['PATCH', '/v1/items'],
  ['OPTIONS', '/v1/cases'],
  ['OPTIONS', '/nowhere'],
  ['HEAD', '/v1/items'],
  ['HEAD', '/v1/changes'],
  ['GET', '/healthz'],
  ['GET', '/readyz'],
  ['GET', '/openapi.json'],
  ['GET', '/v/0.1.0/frame.js'],
];
const everyRequest = [
  ...routeList
    .filter(({ id }) => id !== 'streamChanges') // its headers: below, over a socket
    .map((route): [string, string] => [route.method, pathOf(route)]),
  ...NOWHERE,
];

const methodOf = (text: string) =>
  (['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const).find((method) => method === text) ?? 'GET';

describe('security headers', () => {
  const expected = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  };
  const check = (headers: Record<string, unknown>): void => {
    expect(headers).toMatchObject(expected);
    expect(headers['cross-origin-opener-policy']).toMatch(/^(same-origin|unsafe-none)$/);
    expect(headers['cross-origin-resource-policy']).toMatch(/^(same|cross)-origin$/);
    expect(String(headers['content-security-policy'])).toContain(`default-src 'none'`);
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  };

  it.each(everyRequest)('are on the API’s answer to %s %s', async (method, url) => {
    const { headers } = await gateway.app.inject({ method: methodOf(method), url });
    check(headers);
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
    // Without TLS it would be a lie that browsers ignore.
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('are on the change stream, which writes its head itself', async () => {
    await gateway.app.listen({ host: '127.0.0.1', port: 0 });
    const address = gateway.app.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const answer = await fetch(`http://127.0.0.1:${address.port}/v1/changes`);
    check(Object.fromEntries(answer.headers));
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    await answer.body?.cancel();
  });

  const frames = [
    ['/form?partner=pk_bank', 200],
    ['/form?partner=pk_nobody', 404],
    ['/form', 400],
    ['/license?partner=pk_bank', 404],
    ['/v/0.1.0/frame.js', 200],
    ['/v/0.1.0/absent.js', 404],
    ['/%FF', 400],
    ['/nowhere', 404],
  ] as const;
  it.each(frames)('are on the form origin’s answer to %s', async (url, status) => {
    const { headers, statusCode } = await forms.inject({ url });
    expect(statusCode).toBe(status);
    check(headers);
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });

  it('let a frame stand on its partner’s own origins, and nothing else anywhere', async () => {
    const ancestors = async (app: FastifyInstance, url: string) =>
      /frame-ancestors ([^;]*)/.exec(String((await app.inject({ url })).headers['content-security-policy']))?.[1];
    expect(await ancestors(forms, '/form?partner=pk_bank')).toBe(BANK);
    expect(await ancestors(license, '/license?partner=pk_bank')).toBe(BANK);
    for (const url of ['/form?partner=pk_nobody', '/v/0.1.0/frame.js', '/nowhere'])
      expect(await ancestors(forms, url)).toBe(`'none'`);
  });

  // Browsers whose preloads are not checked fetch the frame's files to check them (WebKit, and all before module preloads).
  it('let a frame fetch its own files', async () => {
    const { headers } = await forms.inject({ url: '/form?partner=pk_bank' });
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ${API};`);
  });

  // Chromium 83 applies it to sandboxed frames, too, and refuses them.
  it('say nothing of windows on a page that stands in a frame', async () => {
    const policy = async (url: string) => (await forms.inject({ url })).headers['cross-origin-opener-policy'];
    expect(await policy('/form?partner=pk_bank')).toBe('unsafe-none');
    expect(await policy('/form?partner=pk_nobody')).toBe('unsafe-none');
    expect(await policy('/nowhere')).toBe('same-origin');
  });

  it('let other sites load what is meant for them', async () => {
    const policy = async (url: string) => (await gateway.app.inject({ url })).headers['cross-origin-resource-policy'];
    expect(await policy('/v1/items')).toBe('cross-origin');
    expect(await policy('/openapi.json')).toBe('cross-origin');
    expect(await policy('/v1/cases')).toBe('same-origin');
    expect((await forms.inject({ url: '/v/0.1.0/frame.js' })).headers['cross-origin-resource-policy']).toBe(
      'cross-origin',
    );
  });
});

describe('CORS', () => {
  const STRANGERS = [
    BANK,
    API,
    'null',
    `${FORMS}.evil.example`,
    'http://evil.example/http://forms.localhost:8601',
    FORMS.toUpperCase(),
    FORMS.replace('http:', 'https:'),
    FORMS.replace(':8601', ''),
    `${FORMS}/`,
    'http://xforms.localhost:8601',
  ];
  const expectedFor = ({ access }: Route, origin: string): string | undefined => {
    if (access.kind === 'public') return '*';
    const allowed =
      access.kind === 'grant'
        ? [FORMS, LICENSE]
        : access.kind === 'staff'
          ? []
          : access.scopes.flatMap((scope) => (scope === 'license' ? [LICENSE] : [FORMS]));
    return allowed.includes(origin) ? origin : undefined;
  };

  it.each(routeList)('of $id answers exactly the origins it is for', async (route) => {
    const url = pathOf(route);
    for (const origin of [FORMS, LICENSE, ...STRANGERS]) {
      const allowed = expectedFor(route, origin);
      const preflight = await gateway.app.inject({
        method: 'OPTIONS',
        url,
        headers: { origin, 'access-control-request-method': route.method },
      });
      expect(preflight.headers['access-control-allow-origin']).toBe(allowed);
      expect(preflight.headers['access-control-allow-methods']).toBe(allowed && route.method);
      expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials');
      // Chromium 83 fails a preflight that keeps its (empty) answer to its own origin.
      expect(preflight.headers['cross-origin-resource-policy']).toBe(allowed ? 'cross-origin' : 'same-origin');
      if (route.id === 'streamChanges') continue;
      const answer = await gateway.app.inject({ method: route.method, url, headers: { origin } });
      expect(answer.headers['access-control-allow-origin']).toBe(allowed);
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
      expect(answer.headers['vary']).toBe(route.access.kind === 'public' ? undefined : 'Origin');
    }
  });

  it('allows no method that the path does not have', async () => {
    const preflight = await gateway.app.inject({
      method: 'OPTIONS',
      url: '/v1/cases',
      headers: { origin: FORMS, 'access-control-request-method': 'DELETE' },
    });
    expect(preflight.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is the same on a public read whoever asks, so that a cache may hand one answer to all', async () => {
    const plain = await gateway.app.inject({ url: '/v1/guides/T-0001' });
    const fromPage = await gateway.app.inject({ url: '/v1/guides/T-0001', headers: { origin: BANK } });
    const without = ({ headers }: typeof plain) => ({ ...headers, date: '', 'x-request-id': '' });
    expect(without(fromPage)).toEqual(without(plain));
    expect(plain.headers['access-control-allow-origin']).toBe('*');
  });
});
