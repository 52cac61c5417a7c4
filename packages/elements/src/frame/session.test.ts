import { JWT_BEARER } from '@qwy/contract/token';
import { decodeJwt } from 'jose';
import { describe, expect, it, vi } from 'vitest';
import { createDpopKey } from './dpop.ts';
import { NoEmbedTokenError } from './host-port.ts';
import { FrameSession } from './session.ts';

const GATEWAY = 'https://gw.test';
const CALL = { method: 'GET', url: `${GATEWAY}/v1/cases/1` };
const START = Date.parse('2026-11-23T08:30:00+08:00');

interface Asked {
  readonly path: string;
  readonly form: Record<string, string>;
  readonly headers: Headers;
  readonly init: RequestInit;
}
type Answer = (asked: Asked) => Response | Promise<Response>;

const json = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  });
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json(status, { type: 'about:blank', title: code, status, code, requestId: 'r-1' }, headers);
const granted = (number: number, headers: Record<string, string> = {}) =>
  json(
    200,
    {
      access_token: `access-${number}`,
      token_type: 'DPoP',
      expires_in: 300,
      refresh_token: `refresh-${number}`,
      scope: 'form',
    },
    headers,
  );

/** A session, a clock, and a gateway that answers the n-th request by the n-th answer. */
function open(answers: Answer[], embedToken: () => Promise<string> = async () => 'embed.token.1') {
  const asked: Asked[] = [];
  const clock = { now: START };
  const host = vi.fn(embedToken);
  const fetch = async (url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const request: Asked = {
      path: new URL(String(url)).pathname,
      form: Object.fromEntries(new URLSearchParams(String(init.body ?? ''))),
      headers: new Headers(init.headers),
      init,
    };
    asked.push(request);
    const answer = answers[asked.length - 1];
    if (!answer) throw new Error(`unexpected request ${asked.length}: ${request.path}`);
    return answer(request);
  };
  const createKey = vi.fn(() => createDpopKey());
  const session = new FrameSession({
    gateway: GATEWAY,
    widget: 'form',
    nonce: 'nonce-0',
    createKey,
    embedToken: host,
    now: () => clock.now,
    fetch,
  });
  return { session, asked, clock, host, createKey };
}
const tokenOf = async (session: FrameSession) => (await session.authorize(CALL))['authorization'];
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  );
const proofOf = ({ headers }: Asked) => decodeJwt(headers.get('dpop') ?? '');

describe('a frame session', () => {
  it('asks for nothing before the first call', () => {
    const { asked, host, createKey } = open([]);
    expect([asked.length, host.mock.calls.length, createKey.mock.calls.length]).toEqual([0, 0, 0]);
  });

  it('redeems an embed token for its own key, with a proof', async () => {
    const { session, asked, host } = open([() => granted(1)]);
    expect(await tokenOf(session)).toBe('DPoP access-1');
    expect(host).toHaveBeenCalledExactlyOnceWith({
      jkt: expect.stringMatching(/^[\w-]{43}$/),
      nonce: 'nonce-0',
      widget: 'form',
    });
    expect(asked[0]).toMatchObject({ path: '/v1/token', form: { grant_type: JWT_BEARER, assertion: 'embed.token.1' } });
    expect(asked[0] && proofOf(asked[0])).toMatchObject({ htm: 'POST', htu: `${GATEWAY}/v1/token`, nonce: 'nonce-0' });
    expect(asked[0]?.headers.get('authorization')).toBe(null);
  });

  it('sends a fresh proof with each call, bound to the token, with the newest nonce', async () => {
    const { session } = open([() => granted(1, { 'dpop-nonce': 'nonce-1' })]);
    const [first, second] = [await session.authorize(CALL), await session.authorize(CALL)];
    const [one, two] = [decodeJwt(first['dpop'] ?? ''), decodeJwt(second['dpop'] ?? '')];
    expect(one).toMatchObject({ htm: 'GET', htu: CALL.url, nonce: 'nonce-1', ath: expect.any(String) });
    expect(two.jti).not.toBe(one.jti);
  });

  it('asks once, however many calls wait', async () => {
    const { session, asked, host } = open([() => granted(1)]);
    const tokens = await Promise.all([1, 2, 3, 4].map(() => tokenOf(session)));
    expect(new Set(tokens)).toEqual(new Set(['DPoP access-1']));
    expect([asked.length, host.mock.calls.length]).toEqual([1, 1]);
  });

  it('renews before the token ends, once for all, without the host', async () => {
    const { session, asked, clock, host } = open([() => granted(1), () => granted(2)]);
    await session.prepare();
    clock.now += 239_000;
    expect(await tokenOf(session)).toBe('DPoP access-1');
    clock.now += 2_000;
    const tokens = await Promise.all([tokenOf(session), tokenOf(session)]);
    expect(tokens).toEqual(['DPoP access-2', 'DPoP access-2']);
    expect(asked[1]?.form).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(host).toHaveBeenCalledOnce();
  });

  it('works on after the tab slept for hours', async () => {
    const { session, clock, host } = open([() => granted(1), () => problem(400, 'invalid_grant'), () => granted(2)]);
    await session.prepare();
    clock.now += 3 * 3_600_000;
    expect(await tokenOf(session)).toBe('DPoP access-2');
    expect(host).toHaveBeenCalledTimes(2);
  });

  it('gets a new embed token when the nonce in the first was too old', async () => {
    const { session, host } = open([
      () => problem(401, 'use_dpop_nonce', { 'dpop-nonce': 'nonce-9' }),
      () => granted(1),
    ]);
    expect(await tokenOf(session)).toBe('DPoP access-1');
    expect(host.mock.calls.map((call) => Object(call)[0].nonce)).toEqual(['nonce-0', 'nonce-9']);
  });

  it('repeats a refresh whose proof had an old nonce', async () => {
    const stale = () => problem(401, 'use_dpop_nonce', { 'dpop-nonce': 'nonce-9' });
    const { session, asked, clock } = open([() => granted(1), stale, () => granted(2)]);
    await session.prepare();
    clock.now += 250_000;
    expect(await tokenOf(session)).toBe('DPoP access-2');
    expect(asked[2] && proofOf(asked[2])['nonce']).toBe('nonce-9');
  });

  it('keeps the old token while it holds when the line is down', async () => {
    const down = () => Promise.reject(new TypeError('Failed to fetch'));
    const { session, clock } = open([() => granted(1), down, down]);
    await session.prepare();
    clock.now += 250_000;
    expect(await tokenOf(session)).toBe('DPoP access-1');
    clock.now += 51_000;
    expect(await codeOf(tokenOf(session))).toBe('network');
  });

  it('renews when the gateway says the token is over, and only then', async () => {
    const { session, clock } = open([() => granted(1), () => granted(2)]);
    await session.prepare();
    clock.now += 60_000;
    const headers = new Headers();
    expect(await session.recover({ code: 'login_required', headers })).toBe(false);
    expect(await tokenOf(session)).toBe('DPoP access-1');
    expect(await session.recover({ code: 'token_expired', headers })).toBe(true);
    expect(await tokenOf(session)).toBe('DPoP access-2');
    // The second of two calls that failed together comes too late to throw the new token away.
    expect(await session.recover({ code: 'token_expired', headers })).toBe(true);
    expect(await tokenOf(session)).toBe('DPoP access-2');
  });

  it('starts over when the gateway does not know the token at all', async () => {
    const { session, clock, host } = open([() => granted(1), () => granted(2)]);
    await session.prepare();
    clock.now += 60_000;
    await session.recover({ code: 'unauthorized', headers: new Headers() });
    expect(await tokenOf(session)).toBe('DPoP access-2');
    expect(host).toHaveBeenCalledTimes(2);
  });

  it('learns the nonce of any answer', async () => {
    const { session } = open([() => granted(1)]);
    await session.prepare();
    session.observe(new Headers({ 'dpop-nonce': 'nonce-5' }));
    expect(decodeJwt((await session.authorize(CALL))['dpop'] ?? '')['nonce']).toBe('nonce-5');
  });

  it('fails with one of our errors when the host has no token, and asks again next time', async () => {
    let tries = 0;
    const embedToken = async () => {
      if (++tries === 1) throw new NoEmbedTokenError('refused');
      if (tries === 2) throw new NoEmbedTokenError('network');
      return 'embed.token.3';
    };
    const { session } = open([() => granted(1)], embedToken);
    expect(await codeOf(session.prepare())).toBe('invalid_grant');
    expect(await codeOf(session.prepare())).toBe('network');
    expect(await codeOf(session.prepare())).toBe(undefined);
  });

  it('passes on why the gateway refused', async () => {
    const { session } = open([() => problem(403, 'partner_suspended')]);
    expect(await codeOf(session.prepare())).toBe('partner_suspended');
  });

  it('ends its grant at the gateway and can do nothing afterwards', async () => {
    const { session, asked } = open([() => granted(1), () => new Response(null, { status: 204 })]);
    await session.prepare();
    await session.end();
    expect(asked[1]).toMatchObject({ path: '/v1/token/revocations' });
    expect(asked[1]?.headers.get('authorization')).toBe('DPoP access-1');
    expect(await codeOf(session.authorize(CALL))).toBe('aborted');
  });

  it('sends its farewell so that it outlives the document, and does not wait long for the answer', async () => {
    const { session, asked } = open([() => granted(1), () => new Promise<Response>(() => undefined)]);
    await session.prepare();
    await session.end();
    expect(asked[1]?.init).toMatchObject({ keepalive: true, signal: null });
    expect(await codeOf(session.authorize(CALL))).toBe('aborted');
  });

  it('ends without a word when it never had a token', async () => {
    const { session, asked } = open([]);
    await session.end();
    expect(asked).toEqual([]);
  });

  it('drops a token that arrives after the end', async () => {
    let answer: (response: Response) => void = () => undefined;
    const { session } = open([() => new Promise<Response>((resolve) => (answer = resolve))]);
    const late = codeOf(session.prepare());
    await session.end();
    await vi.waitFor(() => expect(answer).not.toHaveLength(0));
    answer(granted(1));
    expect(await late).toBe('aborted');
  });
});
