import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { OutgoingHttpHeaders, RequestListener, Server } from 'node:http';
import { Problem } from '@qwy/contract/errors';
import { EmbedTokenAnswer, EmbedTokenClaims } from '@qwy/contract/token';
import express from 'express';
import fastify from 'fastify';
import type { FastifyRequest } from 'fastify';
import jwt from 'jsonwebtoken';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ec, request as frameRequest } from '../test/keys.ts';
import { createFastifyTokenHandler } from './fastify-token-handler.ts';
import type { TokenHandlerOptions } from './token-endpoint.ts';
import { createTokenHandler, type NodeRequest } from './token-handler.ts';

const { privateKey, publicKey } = ec();
const origin = 'http://bank.localhost:8610';
const base: TokenHandlerOptions<NodeRequest> = {
  partnerId: 'bank',
  gateway: 'http://gw.localhost:8600',
  key: privateKey,
  kid: 'bank-2026',
  origin,
  onError: (error) => expect.fail(String(error)),
};
const fromPage = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

let server: Server | undefined;
afterEach(async () => {
  if (server === undefined) return;
  server.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
});

async function serve(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

function portOf(listening: Server): number {
  const bound = listening.address();
  return typeof bound === 'object' && bound !== null ? bound.port : expect.fail('not listening');
}

interface Call {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  /** Announce a body and never finish it. */
  readonly unfinished?: boolean;
}

async function call(
  port: number,
  { method = 'POST', headers = fromPage, body = JSON.stringify(frameRequest), unfinished }: Call = {},
) {
  const outgoing = httpRequest({ port, host: '127.0.0.1', method, path: '/qwy-token', headers });
  if (unfinished) outgoing.write(body);
  else outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of incoming) text += String(chunk);
  outgoing.destroy();
  const json: unknown = JSON.parse(text);
  return { status: Number(incoming.statusCode), headers: incoming.headers, json };
}

const ask = async (options: Partial<TokenHandlerOptions<NodeRequest>> = {}, what: Call = {}) =>
  call(await serve(createTokenHandler({ ...base, ...options })), what);

describe('createTokenHandler', () => {
  it('answers a page of its own origin with a token for this frame, kept by nobody', async () => {
    const { status, headers, json } = await ask();
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    const { token } = EmbedTokenAnswer.parse(json);
    const claims = EmbedTokenClaims.parse(jwt.verify(token, publicKey, { algorithms: ['ES256'] }));
    expect(claims).toMatchObject({
      iss: 'bank',
      origin,
      widget: 'form',
      nonce: frameRequest.nonce,
      cnf: { jkt: frameRequest.jkt },
    });
  });

  it('answers browsers that send no Sec-Fetch-Site', async () => {
    const { status } = await ask({}, { headers: { origin, 'content-type': 'application/json; charset=utf-8' } });
    expect(status).toBe(200);
  });

  const json = 'application/json';
  it.each<[string, string, Call]>([
    ['another origin', 'origin_not_allowed', { headers: { ...fromPage, origin: 'http://evil.localhost:8610' } }],
    ['another port', 'origin_not_allowed', { headers: { ...fromPage, origin: 'http://bank.localhost:8611' } }],
    [
      'an origin that only begins alike',
      'origin_not_allowed',
      { headers: { ...fromPage, origin: `${origin}.evil.example` } },
    ],
    ['an opaque origin', 'origin_not_allowed', { headers: { ...fromPage, origin: 'null' } }],
    ['no origin', 'origin_not_allowed', { headers: { 'content-type': json } }],
    ['a same-site request', 'origin_not_allowed', { headers: { ...fromPage, 'sec-fetch-site': 'same-site' } }],
    ['a navigation', 'origin_not_allowed', { headers: { ...fromPage, 'sec-fetch-site': 'none' } }],
    ['GET', 'method_not_allowed', { method: 'GET', body: '' }],
    ['a preflight', 'method_not_allowed', { method: 'OPTIONS', body: '' }],
    [
      'a form',
      'unsupported_media_type',
      { headers: { ...fromPage, 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['text that is JSON', 'unsupported_media_type', { headers: { ...fromPage, 'content-type': 'text/plain' } }],
    ['no content type', 'unsupported_media_type', { headers: { origin } }],
    ['broken JSON', 'invalid_request', { body: '{"jkt":' }],
    ['an empty body', 'invalid_request', { body: '' }],
    ['bytes that are no text', 'invalid_request', { body: Uint8Array.of(0x22, 0xff, 0x22) }],
    ['a field too many', 'invalid_request', { body: JSON.stringify({ ...frameRequest, sub: 'x' }) }],
    ['an unknown widget', 'invalid_request', { body: JSON.stringify({ ...frameRequest, widget: 'admin' }) }],
    ['a body too large', 'payload_too_large', { body: JSON.stringify({ ...frameRequest, nonce: 'n'.repeat(5000) }) }],
  ])('refuses %s', async (_, code, what) => {
    const { status, headers, json: body } = await ask({}, what);
    const problem = Problem.parse(body);
    expect(problem.code).toBe(code);
    expect(problem.status).toBe(status);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    if (code === 'method_not_allowed') expect(headers['allow']).toBe('POST');
  });

  it('does not wait for the end of a body that is too large, however it is announced', async () => {
    const chunked = { body: 'x'.repeat(5000), unfinished: true };
    expect((await ask({}, chunked)).json).toMatchObject({ code: 'payload_too_large' });
  });

  it('lets the partner say who is asking, or that nobody may', async () => {
    const known = await ask({ authenticate: async () => ({ sub: 'visitor-0001' }) });
    expect(jwt.decode(EmbedTokenAnswer.parse(known.json).token)).toMatchObject({ sub: 'visitor-0001' });
    await new Promise((resolve) => server?.close(resolve));
    const nobody = await ask({ authenticate: ({ headers }) => (headers.cookie === undefined ? null : {}) });
    expect(nobody).toMatchObject({ status: 401, json: { code: 'unauthorized' } });
  });

  it("does not bother the partner's users with requests of other sites", async () => {
    const authenticate = vi.fn(() => ({}));
    await ask({ authenticate }, { headers: { ...fromPage, origin: 'http://evil.localhost' } });
    expect(authenticate).not.toHaveBeenCalled();
  });

  it('serves only the widgets this site embeds, if it says so', async () => {
    expect((await ask({ widgets: ['case', 'rating'] })).json).toMatchObject({ code: 'forbidden' });
  });

  it('tells its operator what failed, and the browser only that it did', async () => {
    const onError = vi.fn();
    const secret = new Error('database password is canary');
    const { status, json: body } = await ask({ onError, authenticate: () => Promise.reject(secret) });
    expect(status).toBe(500);
    expect(onError).toHaveBeenCalledExactlyOnceWith(secret);
    expect(JSON.stringify(body)).not.toContain('canary');
    expect(body).toMatchObject({ code: 'internal' });
  });

  it.each<[string, Partial<TokenHandlerOptions<NodeRequest>>]>([
    ['key', { key: 'secret' }],
    ['kid', { kid: '' }],
    ['gateway', { gateway: '' }],
    ['origin', { origin: 'bank.example' }],
    ['partnerId', { partnerId: '' }],
  ])('finds a wrong `%s` at the start, not at the first visitor', (name, wrong) => {
    expect(() => createTokenHandler({ ...base, ...wrong })).toThrow(`\`${name}\``);
  });

  it('says at which terminal, if the partner knows', async () => {
    const { json } = await ask({ authenticate: () => ({ terminal: 'kiosk-1' }) });
    expect(jwt.decode(EmbedTokenAnswer.parse(json).token)).toMatchObject({ terminal: 'kiosk-1' });
  });
});

describe('createTokenHandler in Express', () => {
  type Middleware = express.RequestHandler;
  const withExpress = (options: Partial<TokenHandlerOptions<express.Request>>, ...before: Middleware[]) => {
    const app = express();
    for (const middleware of before) app.use(middleware);
    app.post('/qwy-token', createTokenHandler<express.Request>({ ...base, ...options }));
    return serve(app);
  };

  it.each<[string, Middleware[]]>([
    ['nobody has read the body', []],
    ['express.json() has read it', [express.json()]],
    ['express.text() and express.urlencoded() stand before it', [express.text(), express.urlencoded()]],
  ])('answers where %s', async (_, before) => {
    const port = await withExpress({}, ...before);
    const { status, headers, json } = await call(port);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    const claims = jwt.verify(EmbedTokenAnswer.parse(json).token, publicKey, { algorithms: ['ES256'] });
    expect(claims).toMatchObject({ iss: 'bank', origin });
    const wrong = await call(port, { body: JSON.stringify({ ...frameRequest, sub: 'x' }) });
    expect(wrong.json).toMatchObject({ code: 'invalid_request' });
    const form = { ...fromPage, 'content-type': 'application/x-www-form-urlencoded' };
    expect((await call(port, { headers: form, body: 'jkt=x' })).json).toMatchObject({ code: 'unsupported_media_type' });
    const foreign = await call(port, { headers: { ...fromPage, origin: 'http://evil.localhost' } });
    expect(foreign.json).toMatchObject({ code: 'origin_not_allowed' });
  });

  it("hands Express's own request to the partner's function", async () => {
    const authenticate = (request: express.Request) => ({ sub: `visitor-of-${request.path.slice(1)}` });
    const { json } = await call(await withExpress({ authenticate }));
    expect(jwt.decode(EmbedTokenAnswer.parse(json).token)).toMatchObject({ sub: 'visitor-of-qwy-token' });
  });
});

describe('createFastifyTokenHandler', () => {
  const { authenticate: _, ...options } = base;
  const withFastify = async (
    test: (port: number) => Promise<void>,
    handler = createFastifyTokenHandler<FastifyRequest>(options),
  ) => {
    const app = fastify();
    const sent: number[] = [];
    app.addHook('onSend', async (_request, reply) => void sent.push(reply.statusCode));
    app.post('/qwy-token', handler);
    await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      await test(portOf(app.server));
      expect(sent.length, "Fastify's own hooks run").toBeGreaterThan(0);
    } finally {
      await app.close();
    }
  };

  it('answers as createTokenHandler does', async () => {
    await withFastify(async (port) => {
      const { status, headers, json } = await call(port);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('application/json'),
        'cache-control': 'no-store',
      });
      const claims = jwt.verify(EmbedTokenAnswer.parse(json).token, publicKey, { algorithms: ['ES256'] });
      expect(claims).toMatchObject({ iss: 'bank', origin });
    });
  });

  it.each<[string, string, Call]>([
    ['another origin', 'origin_not_allowed', { headers: { ...fromPage, origin: 'http://evil.localhost' } }],
    ['another site', 'origin_not_allowed', { headers: { ...fromPage, 'sec-fetch-site': 'cross-site' } }],
    ['text that is JSON', 'unsupported_media_type', { headers: { ...fromPage, 'content-type': 'text/plain' } }],
    ['a field too many', 'invalid_request', { body: JSON.stringify({ ...frameRequest, sub: 'x' }) }],
    ['a body too large', 'payload_too_large', { body: JSON.stringify({ ...frameRequest, nonce: 'n'.repeat(5000) }) }],
  ])('refuses %s', async (_name, code, what) => {
    await withFastify(async (port) => {
      const { headers, json } = await call(port, what);
      expect(Problem.parse(json).code).toBe(code);
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('application/problem+json'),
        'cache-control': 'no-store',
      });
    });
  });

  it("hands Fastify's own request to the partner's function", async () => {
    const authenticate = (request: FastifyRequest) => ({ sub: `visitor-of-${request.ip}` });
    await withFastify(
      async (port) => {
        const { json } = await call(port);
        expect(jwt.decode(EmbedTokenAnswer.parse(json).token)).toMatchObject({ sub: 'visitor-of-127.0.0.1' });
      },
      createFastifyTokenHandler<FastifyRequest>({ ...options, authenticate }),
    );
  });
});
