import { routes } from '@qwy/contract/routes';
import { describe, expect, it, vi } from 'vitest';
import { embed, failure, getEmbed, json, key, problem, setUp, text } from '../test/scripted-transport.ts';
import type { Answering } from '../test/scripted-transport.ts';
import type { Authorizer } from './authorizer.ts';
import { bearer } from './authorizer.ts';

describe('what goes over the wire', () => {
  it('is CORS-simple for a public read: no own header, no credentials, no proof, no cache busting', async () => {
    const { transport, sent } = setUp(() => json({ rows: [] }), { authorizer: bearer('secret') });
    await transport.send(routes.listItems, { query: { q: '养老', limit: 5, withGuide: true } });
    const [request] = sent;
    expect([...(request?.headers.keys() ?? [])]).toEqual(['accept']);
    expect(request?.url).toBe('https://gw.example/v1/items?q=%E5%85%BB%E8%80%81&limit=5&withGuide=true');
    expect(request?.init).toMatchObject({ method: 'GET', credentials: 'omit', redirect: 'manual' });
    expect(request?.init).not.toHaveProperty('cache');
    expect(request?.init).not.toHaveProperty('body');
  });

  it('carries JSON, a proof and an idempotency key for a write', async () => {
    const { transport, sent } = setUp(() => text(null, 502), { authorizer: bearer(() => 'secret'), retries: 0 });
    await failure(transport.send(routes.withdrawCase, { body: key }));
    const [request] = sent;
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer secret',
      'content-type': 'application/json',
      'idempotency-key': 'key-0001',
    });
    expect(request?.init.body).toBe(JSON.stringify(key));
  });

  it('has no body and no content type when there is nothing to say', async () => {
    const { transport, sent } = setUp(() => new Response(null, { status: 204 }));
    await expect(transport.send(routes.revokeToken, {})).resolves.toBeUndefined();
    expect(sent[0]?.headers.has('content-type')).toBe(false);
    expect(sent[0]?.init).not.toHaveProperty('body');
  });

  it('is form-encoded where the route says so, and the proof covers the address without its query', async () => {
    const authorize = vi.fn(async () => ({ dpop: 'proof' }));
    const { transport, sent } = setUp(() => problem('invalid_grant', 400), { authorizer: { authorize } });
    const body = { grant_type: 'refresh_token', refresh_token: 'a+b &c' } as const;
    await failure(transport.send(routes.requestToken, { body }));
    expect(sent[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(sent[0]?.headers.get('dpop')).toBe('proof');
    expect(sent[0]?.init.body).toBe('grant_type=refresh_token&refresh_token=a%2Bb+%26c');
    expect(authorize).toHaveBeenCalledWith({ method: 'POST', url: 'https://gw.example/v1/token' });
  });

  it('keeps a path of the base address and escapes parameters', async () => {
    const { transport, sent } = setUp(() => problem('not_found', 404), { baseUrl: 'https://gov.example/embed/' });
    await failure(transport.send(routes.getEmbedConfig, { params: { key: 'a/b?c' } }));
    expect(sent[0]?.url).toBe('https://gov.example/embed/v1/embeds/a%2Fb%3Fc');
  });

  it('never lets a parameter climb to another route', async () => {
    const { transport, sent } = setUp(() => json({}));
    for (const value of ['.', '..']) {
      const error = await failure(transport.send(routes.getGuide, { params: { code: value } }));
      expect(error).toMatchObject({
        code: 'invalid_request',
        invalidParams: [{ pointer: '/code', code: 'invalid_id' }],
      });
    }
    expect(sent).toEqual([]);
  });

  it.each([
    ['`baseUrl`', () => setUp(() => json({}), { baseUrl: '/api' })],
    ['`baseUrl`', () => setUp(() => json({}), { baseUrl: 'https://user:pw@gw.example' })],
    ['`timeout`', () => setUp(() => json({}), { timeout: 0 })],
    ['`retries`', () => setUp(() => json({}), { retries: -1 })],
    ['`token`', () => bearer('')],
  ])('throws a TypeError that names %s when it cannot be meant', (name, make) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(name);
  });

  it('throws a TypeError for a parameter that is missing and for an impossible key', async () => {
    const { transport, sent } = setUp(() => json({}));
    await expect(transport.send(routes.getGuide, { params: { code: '' } })).rejects.toThrow('`code`');
    await expect(transport.send(routes.withdrawCase, { body: key, idempotencyKey: 'a b' })).rejects.toThrow(
      '`idempotencyKey`',
    );
    expect(sent).toEqual([]);
  });
});

describe('validation', () => {
  const drifted = { ...embed, scopes: 'form' };

  it('tolerates new fields and unknown members of open sets', async () => {
    const { transport } = setUp(() => json({ ...embed, since: '2027' }));
    await expect(transport.send(routes.getEmbedConfig, getEmbed)).resolves.toMatchObject({ partner: 'pk_bank' });
  });

  it('warns and passes the answer on, if asked to', async () => {
    const onWarning = vi.fn();
    const { transport } = setUp(() => json(drifted), { validate: 'warn', onWarning });
    await expect(transport.send(routes.getEmbedConfig, getEmbed)).resolves.toEqual(drifted);
    expect(onWarning).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'schema_mismatch' }));
  });

  it('does not look, if asked not to', async () => {
    const { transport } = setUp(() => json(drifted), { validate: 'off' });
    await expect(transport.send(routes.getEmbedConfig, getEmbed)).resolves.toEqual(drifted);
  });
});

describe('retries', () => {
  it('sends a read again until it succeeds, with growing pauses', async () => {
    const { transport, sent, pauses } = setUp((_, i) => (i < 2 ? text('', 502) : json(embed)));
    await expect(transport.send(routes.getEmbedConfig, getEmbed)).resolves.toEqual(embed);
    expect(sent).toHaveLength(3);
    expect(pauses).toEqual([125, 250]);
  });

  it('gives up after the last one with the last error', async () => {
    const { transport, sent } = setUp((_, i) => text('', 500 + i));
    expect(await failure(transport.send(routes.getEmbedConfig, getEmbed))).toMatchObject({ status: 502 });
    expect(sent).toHaveLength(3);
  });

  it("keeps one idempotency key through the retries of a write, the caller's if there is one", async () => {
    const own = setUp(() => Promise.reject(new TypeError()));
    await failure(own.transport.send(routes.withdrawCase, { body: key }));
    expect(own.sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-0001', 'key-0001', 'key-0001']);
    const given = setUp(() => Promise.reject(new TypeError()));
    await failure(given.transport.send(routes.withdrawCase, { body: key, idempotencyKey: 'draft-0007' }));
    expect(given.sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual([
      'draft-0007',
      'draft-0007',
      'draft-0007',
    ]);
  });

  it('makes a key of its own for each call when nobody injects one', async () => {
    const { transport, sent } = setUp(() => problem('not_found', 404), { newId: undefined });
    await failure(transport.send(routes.withdrawCase, { body: key }));
    await failure(transport.send(routes.withdrawCase, { body: key }));
    const [first, second] = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
  });

  it('does not send again what the gateway could do twice', async () => {
    const { transport, sent } = setUp(() => text('', 502));
    await failure(transport.send(routes.verifyPresentation, { body: { code: 'x'.repeat(16) } }));
    expect(sent).toHaveLength(1);
  });

  it('waits as long as the gateway asks', async () => {
    const { transport, pauses } = setUp((_, i) =>
      i === 0 ? problem('rate_limited', 429, { retryAfter: 3 }) : json(embed),
    );
    await transport.send(routes.getEmbedConfig, getEmbed);
    expect(pauses).toEqual([3125]);
  });

  it('does not wait when the pause would outlast the call: the caller learns how long it is', async () => {
    const { transport, sent } = setUp(() => problem('rate_limited', 429, {}, { 'retry-after': '31' }));
    expect(await failure(transport.send(routes.getEmbedConfig, getEmbed))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 31,
    });
    expect(sent).toHaveLength(1);
  });
});

describe('401', () => {
  it('lets the authorizer recover and tries again with a new proof, without counting it as a retry', async () => {
    let nonce = 'none';
    const recover = vi.fn(async ({ headers }: { headers: Headers }) => {
      nonce = headers.get('dpop-nonce') ?? 'none';
      return true;
    });
    const authorizer: Authorizer = { authorize: async () => ({ dpop: nonce }), recover };
    const answering: Answering = (_, i) =>
      i === 0 ? problem('use_dpop_nonce', 401, {}, { 'dpop-nonce': 'n-1' }) : json({ rows: [] });
    const { transport, sent } = setUp(answering, { authorizer, retries: 0 });
    await expect(transport.send(routes.listPartners, {})).resolves.toEqual({ rows: [] });
    expect(sent.map(({ headers }) => headers.get('dpop'))).toEqual(['none', 'n-1']);
    expect(recover).toHaveBeenCalledExactlyOnceWith({
      status: 401,
      code: 'use_dpop_nonce',
      headers: expect.any(Headers),
    });
  });

  it('ends when nothing can be recovered, or recovering does not help', async () => {
    const helpless = setUp(() => problem('unauthorized', 401), { authorizer: bearer('x') });
    expect(await failure(helpless.transport.send(routes.listPartners, {}))).toMatchObject({ code: 'unauthorized' });
    expect(helpless.sent).toHaveLength(1);
    const authorizer: Authorizer = { authorize: async () => ({}), recover: async () => true };
    const futile = setUp(() => problem('token_expired', 401), { authorizer });
    expect(await failure(futile.transport.send(routes.listPartners, {}))).toMatchObject({ code: 'token_expired' });
    expect(futile.sent).toHaveLength(3);
  });

  it('shows the authorizer the headers of every other answer', async () => {
    const observe = vi.fn();
    const authorizer: Authorizer = { authorize: async () => ({}), observe };
    const { transport } = setUp((_, i) => (i === 0 ? json({ rows: [] }) : problem('forbidden', 403)), { authorizer });
    await transport.send(routes.listPartners, {});
    await failure(transport.send(routes.listPartners, {}));
    expect(observe).toHaveBeenCalledTimes(2);
  });
});
