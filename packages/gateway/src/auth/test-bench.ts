/** For tests only: whole attempts at a gateway, right in every way, taken apart so that one thing of them can be broken. */
import { randomUUID } from 'node:crypto';
import { PartnerInput } from '@qwy/contract/partner';
import type { TokenAnswer } from '@qwy/contract/token';
import { JWT_BEARER } from '@qwy/contract/token';
import { lifetime } from '@qwy/testing/frame-key';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type * as z from 'zod/mini';
import type { OpenDatabase } from '../store/engine/index.ts';
import { putPartner } from '../store/partners.ts';
import { API, BANK, FORMS, startTestGateway, type TestGateway } from '../test-gateway.ts';
import { compact, ecKey, rsaKey, sha256, thumbprint, type Draft, type TestKey } from './test-signed.ts';

export const POST = 'http://post.localhost:8611';
export const TOKEN_PATH = '/v1/token';
/** A call that every token may make; it ends the grant. */
export const CALL_PATH = '/v1/token/revocations';

/** One request, and what it is made of. */
export interface Attempt {
  method: 'GET' | 'POST';
  path: string;
  proof: Draft;
  /** Absent: no `DPoP` header. Default: the proof, signed. */
  proofHeader?: (signed: string) => string | undefined;
  /** What goes into the form as `assertion`. */
  embed?: Draft;
  form?: Record<string, string>;
  accessToken?: string;
  authorization?: string;
}

type Registration = Partial<z.input<typeof PartnerInput>>;

export interface Bench {
  readonly gateway: TestGateway;
  readonly app: FastifyInstance;
  readonly bank: TestKey;
  readonly bankRsa: TestKey;
  readonly post: TestKey;
  readonly frame: TestKey;
  /** A nonce of the gateway, of now. */
  nonce(): Promise<string>;
  /** An attempt to redeem an embed token. */
  redemption(): Promise<Attempt>;
  /** An attempt to refresh, and one to use a token, both of a grant made for it. */
  refresh(): Promise<Attempt>;
  call(): Promise<Attempt>;
  /** A grant of this frame's key. */
  grant(change?: (attempt: Attempt) => void): Promise<TokenAnswer>;
  /** Sends it with a new number on its proof, unless that was given one, to this gateway or another replica. */
  send(attempt: Attempt, app?: FastifyInstance): Promise<LightMyRequestResponse>;
  /** Registers the bank anew, changed. */
  register(change?: Registration): Promise<void>;
  asAdmin(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<LightMyRequestResponse>;
}

export async function startBench(
  database: OpenDatabase,
  options: Parameters<typeof startTestGateway>[1] = {},
): Promise<Bench> {
  const gateway = await startTestGateway(database, options);
  const { app, world } = gateway;
  const [bank, bankRsa, post, frame] = [ecKey(), rsaKey(), ecKey(), ecKey()];
  const jkt = await thumbprint(frame);

  const register = async (change: Registration = {}): Promise<void> => {
    const registration = PartnerInput.parse({
      id: 'bank',
      name: '样例银行',
      publishableKey: 'pk_bank',
      origins: [BANK],
      scopes: ['form', 'case', 'rating'],
      keys: [
        { ...bank.jwk, kid: 'bank-1', alg: 'ES256', use: 'sig' },
        { ...bankRsa.jwk, kid: 'bank-rsa', alg: 'RS256', use: 'sig' },
      ],
      terminals: [{ id: 'kiosk-1', name: '大厅一号机' }],
      status: 'active',
      ...change,
    });
    await putPartner(database.db, world, registration);
  };
  await register();
  await register({
    id: 'post',
    publishableKey: 'pk_post',
    origins: [POST],
    keys: [{ ...post.jwk, kid: 'post-1', kty: 'EC', alg: 'ES256', use: 'sig' }],
    terminals: [{ id: 'post-kiosk', name: '邮政一号机' }],
  });

  const nonce = async (): Promise<string> => {
    const attempt = attemptOf('POST', TOKEN_PATH, {});
    delete attempt.proof.claims['nonce'];
    const answer = await send({ ...attempt, form: { grant_type: 'refresh_token', refresh_token: 'x' } });
    return String(answer.headers['dpop-nonce']);
  };

  const attemptOf = (method: Attempt['method'], path: string, claims: Record<string, unknown>): Attempt => ({
    method,
    path,
    proof: {
      header: { typ: 'dpop+jwt', alg: 'ES256', jwk: pick(frame.jwk, ['kty', 'crv', 'x', 'y']) },
      claims: { htm: method, htu: `${API}${path}`, iat: Math.floor(world.now() / 1000), ...claims },
      key: frame.privateKey,
    },
  });

  const redemption = async (): Promise<Attempt> => {
    const fresh = await nonce();
    return {
      ...attemptOf('POST', TOKEN_PATH, { nonce: fresh }),
      form: { grant_type: JWT_BEARER },
      embed: {
        header: { typ: 'qwy-embed+jwt', alg: 'ES256', kid: 'bank-1' },
        claims: {
          iss: 'bank',
          aud: API,
          sub: 'visit-0001',
          origin: BANK,
          widget: 'form',
          scope: 'form',
          nonce: fresh,
          jti: randomUUID(),
          ...lifetime(world.now()),
          cnf: { jkt },
        },
        key: bank.privateKey,
      },
    };
  };

  const grant = async (change?: (attempt: Attempt) => void): Promise<TokenAnswer> => {
    const attempt = await redemption();
    change?.(attempt);
    const answer = await send(attempt);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<TokenAnswer>();
  };

  const send = async (attempt: Attempt, target = app): Promise<LightMyRequestResponse> => {
    const { method, path, embed, form, accessToken, authorization, proofHeader = (signed: string) => signed } = attempt;
    const proof = { ...attempt.proof, claims: { jti: randomUUID(), ...attempt.proof.claims } };
    const dpop = proofHeader(compact(proof));
    const token = authorization ?? (accessToken === undefined ? undefined : `DPoP ${accessToken}`);
    const fields = form && { ...form, ...(embed && { assertion: compact(embed) }) };
    return target.inject({
      method,
      url: path,
      headers: {
        origin: FORMS,
        ...(dpop === undefined ? {} : { dpop }),
        ...(token === undefined ? {} : { authorization: token }),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(fields && { payload: new URLSearchParams(fields).toString() }),
    });
  };

  return {
    gateway,
    app,
    bank,
    bankRsa,
    post,
    frame,
    nonce,
    redemption,
    grant,
    send,
    register,
    async refresh() {
      const { refresh_token } = await grant();
      const attempt = attemptOf('POST', TOKEN_PATH, { nonce: await nonce() });
      return { ...attempt, form: { grant_type: 'refresh_token', refresh_token } };
    },
    async call() {
      const { access_token } = await grant();
      const attempt = attemptOf('POST', CALL_PATH, { nonce: await nonce(), ath: sha256(access_token) });
      return { ...attempt, accessToken: access_token };
    },
    asAdmin: (method, url, body) =>
      app.inject({
        method,
        url,
        headers: {
          authorization: `Bearer ${gateway.staff.admin}`,
          'idempotency-key': randomUUID(),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { payload: JSON.stringify(body) }),
      }),
  };
}

const pick = (members: Record<string, string>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, members[name] ?? '']));

/** The same attempt, to be changed without changing the first. */
export const copyOf = (attempt: Attempt): Attempt => ({
  ...attempt,
  proof: copyOfDraft(attempt.proof),
  ...(attempt.embed && { embed: copyOfDraft(attempt.embed) }),
  ...(attempt.form && { form: { ...attempt.form } }),
});
const copyOfDraft = (draft: Draft): Draft => ({
  ...draft,
  header: structuredClone(draft.header),
  claims: structuredClone(draft.claims),
});

/** All that an attacker may be told. */
const CODES = [
  'unauthorized',
  'invalid_grant',
  'invalid_request',
  'use_dpop_nonce',
  'token_expired',
  'partner_suspended',
  'forbidden',
];
/** Headers that differ between two refusals of one code, without saying why. */
const INCIDENTAL = ['x-request-id', 'dpop-nonce', 'date', 'content-length'];

/** Remembers what each code looked like, so that no two refusals of one code can be told apart. */
export function refusals(): (answer: LightMyRequestResponse, code: string) => void {
  const seen = new Map<string, unknown>();
  return (answer, code) => {
    const { requestId, ...body } = answer.json<Record<string, unknown>>();
    expect(body['code'], answer.body).toBe(code);
    expect(CODES).toContain(code);
    expect(body['status']).toBe(answer.statusCode);
    expect(requestId).toEqual(expect.any(String));
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'cache-control': 'no-store',
    });
    if (code === 'invalid_request') {
      // Says where the shape of the request is wrong, which the sender knows.
      expect(Object.keys(body).sort()).toEqual(['code', 'invalidParams', 'status', 'title', 'type']);
      return;
    }
    expect(Object.keys(body).sort()).toEqual(['code', 'status', 'title', 'type']);
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !INCIDENTAL.includes(name)));
    const looks = { body, headers };
    if (seen.has(code)) expect(looks).toEqual(seen.get(code));
    else seen.set(code, looks);
  };
}
