import { routes } from '@qwy/contract/routes';
import { describe, expect, it } from 'vitest';
import { CANARY, embed, failure, getEmbed, json, problem, setUp, text } from '../test/scripted-transport.ts';
import type { Answering } from '../test/scripted-transport.ts';
import type { Authorizer } from './authorizer.ts';
import { bearer } from './authorizer.ts';
import type { QwyErrorUnion } from './errors.ts';

describe('whatever can go wrong', () => {
  const cut = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"rows":[')),
      pull: (controller) => controller.error(new TypeError(`terminated ${CANARY}`)),
    });
  const faults: [string, Answering, Partial<QwyErrorUnion>][] = [
    ['an HTML 502 of a proxy', () => text(`<h1>${CANARY}</h1>`, 502), { code: 'unexpected_response', status: 502 }],
    ['an empty 500', () => text(null, 500), { code: 'unexpected_response', status: 500 }],
    ['an HTML 404', () => text('<h1>', 404), { code: 'unexpected_response', status: 404 }],
    [
      'truncated JSON',
      () => text(`{"partner":"${CANARY}`, 200, 'application/json'),
      { code: 'unexpected_response', status: 200 },
    ],
    ['an empty 200', () => text('', 200, 'application/json'), { code: 'unexpected_response', status: 200 }],
    [
      'JSON that is called text',
      () => text(JSON.stringify(embed), 200, 'text/plain'),
      { code: 'unexpected_response', status: 200 },
    ],
    ['a sign-in page', () => text(CANARY, 200), { code: 'unexpected_response', status: 200 }],
    [
      'a redirect as browsers report it, without status',
      () => Response.error(),
      { code: 'unexpected_response', status: undefined },
    ],
    ['a redirect to a sign-in page', () => text(null, 302), { code: 'unexpected_response', status: 302 }],
    [
      'a connection cut in the middle',
      () => new Response(cut(), { headers: { 'content-type': 'application/json' } }),
      { code: 'network', status: 200 },
    ],
    [
      'no connection at all',
      () => Promise.reject(new TypeError(`getaddrinfo ${CANARY}`)),
      { code: 'network', status: undefined },
    ],
    [
      'schema drift',
      () => json({ ...embed, scopes: CANARY }),
      { code: 'schema_mismatch', status: 200, invalidParams: [{ pointer: '/scopes', code: 'invalid_type' }] },
    ],
    [
      'a problem',
      () => problem('partner_suspended', 403),
      { code: 'partner_suspended', status: 403, requestId: 'r-1' },
    ],
    ['a problem of a newer gateway', () => problem('too_early_in_the_day', 403), { code: 'forbidden', status: 403 }],
    [
      'a problem of a newer gateway with a new status',
      () => problem('teapot', 418),
      { code: 'invalid_request', status: 418 },
    ],
    [
      "a problem that calls itself one of the client's own",
      () => problem('constructor', 500),
      { code: 'internal', status: 500 },
    ],
    [
      'invalid parameters',
      () =>
        problem('invalid_request', 400, { invalidParams: [{ pointer: '/key', code: 'pattern' }, 7, { pointer: 1 }] }),
      { code: 'invalid_request', invalidParams: [{ pointer: '/key', code: 'pattern' }] },
    ],
    ['a limit', () => problem('rate_limited', 429, { retryAfter: 60 }), { code: 'rate_limited', retryAfter: 60 }],
    [
      'a limit of a proxy',
      () => new Response('', { status: 429, headers: { 'retry-after': '90', 'x-request-id': 'r-2' } }),
      { code: 'unexpected_response', retryAfter: 90, requestId: 'r-2' },
    ],
    [
      'a header that is no id',
      () => new Response('', { status: 400, headers: { 'x-request-id': `id ${CANARY}` } }),
      { code: 'unexpected_response', requestId: undefined },
    ],
  ];

  it.each(faults)('becomes one of ours: %s', async (_, answering, expected) => {
    const { transport } = setUp(answering, { retries: 0 });
    const error = await failure(transport.send(routes.getEmbedConfig, { params: { key: CANARY } }));
    expect(error).toMatchObject({ method: 'GET', route: '/v1/embeds/{key}', ...expected });
  });

  it.each(faults)('carries nothing that was sent or answered: %s', async (_, answering) => {
    const { transport } = setUp(answering, { retries: 0, authorizer: bearer(CANARY) });
    const error = await failure(transport.send(routes.getEmbedConfig, { params: { key: CANARY } }));
    const all = [
      error.message,
      error.stack,
      String(error.cause),
      JSON.stringify(error),
      ...Object.values(error).map(String),
    ];
    expect(all.join('\n')).not.toContain(CANARY);
    expect(all.join('\n')).not.toContain('gw.example');
  });

  it('takes an authorizer that cannot prove anything for "unauthorized", and passes on its own errors', async () => {
    const refuse = (reason: unknown): Authorizer => ({ authorize: () => Promise.reject(reason) });
    const plain = setUp(() => json({}), { authorizer: refuse(new Error(CANARY)) });
    expect(await failure(plain.transport.send(routes.listCases, { query: {} }))).toMatchObject({
      code: 'unauthorized',
    });
    const inner = await failure(setUp(() => problem('not_found', 404)).transport.send(routes.getEmbedConfig, getEmbed));
    const ours = setUp(() => json({}), { authorizer: refuse(inner) });
    expect(await failure(ours.transport.send(routes.listCases, { query: {} }))).toBe(inner);
  });

  it('asks past the caches again when what came was broken, since they may have kept it', async () => {
    const broken = (): Response => text('{"partner":', 200, 'application/json');
    const { transport, sent } = setUp((_request, index) => (index === 0 ? broken() : json(embed)));
    expect(await transport.send(routes.getEmbedConfig, getEmbed)).toEqual(embed);
    expect(sent.map(({ init }) => init.cache)).toEqual(['no-cache', 'reload']);
  });
});
