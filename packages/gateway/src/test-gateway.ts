/** For tests only: a whole gateway without a socket, with a clock that stands still and one partner. */
import type { Guide } from '@qwy/contract/guide';
import { GuideDraft } from '@qwy/contract/guide';
import { FormDraft } from '@qwy/contract/form';
import type { Scope } from '@qwy/contract/partner';
import type { TokenAnswer } from '@qwy/contract/token';
import { JWT_BEARER } from '@qwy/contract/token';
import type { FrameKey, PartnerKey } from '@qwy/testing/frame-key';
import { createFrameKey, createPartnerKey, lifetime } from '@qwy/testing/frame-key';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { AppDeps } from './app.ts';
import { createApp } from './app.ts';
import { sharedSecret } from './auth/bootstrap.ts';
import { createNonces } from './auth/nonces.ts';
import { DEFAULT_LIMITS, type Limits } from './http/limits.ts';
import type { Oidc } from './oidc/oidc.ts';
import { createChangeFeed } from './routes/changes.ts';
import { putDocument } from './store/documents.ts';
import type { OpenDatabase } from './store/engine/index.ts';
import { publishForm } from './store/forms.ts';
import { publishGuide } from './store/guides.ts';
import { putItems } from './store/items.ts';
import { putPartner } from './store/partners.ts';
import { createStaffToken } from './store/staff.ts';
import { uuidv7 } from './uuid.ts';
import type { World } from './world.ts';

export const API = 'http://gw.localhost:8600';
export const FORMS = 'http://forms.localhost:8601';
export const LICENSE = 'http://license.localhost:8602';
export const BANK = 'http://bank.localhost:8610';
/** Monday, 2026-03-02, 10:00 in Shanghai. */
export const MONDAY = Date.UTC(2026, 2, 2, 2);

export const sampleGuide = GuideDraft.parse({
  itemCode: 'T-0001',
  name: '个体工商户设立登记',
  summary: '本人带身份证即可办理。',
  taskType: '01',
  authority: { name: '平利县市场监督管理局' },
  region: { code: '610926', name: '平利县' },
  serviceObjects: ['person'],
  handlingType: 'committed',
  situations: [],
  conditions: [],
  materials: [],
  steps: [],
  promisedLimit: { value: 3, unit: 'working_day' },
  specialProcedures: [],
  fees: [],
  results: [],
  legalBasis: [],
  places: [],
  channels: ['counter', 'online'],
  visits: 0,
  faq: [],
  formId: 'T-F-1',
  lifeEvents: [],
  sample: true,
});

export const sampleForm = FormDraft.parse({
  id: 'T-F-1',
  itemCode: 'T-0001',
  title: '个体工商户设立登记申请',
  schema: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', minLength: 2, maxLength: 20 }, staff: { type: 'integer', minimum: 0 } },
  },
  pages: [
    {
      id: 'p1',
      title: '申请人',
      sections: [
        {
          fields: [
            { pointer: '/name', label: '姓名' },
            { pointer: '/staff', label: '人数' },
          ],
        },
      ],
    },
  ],
  consent: { purpose: '仅用于办理本事项。', retention: '办结后保存三年。' },
  sample: true,
});

export interface TestGateway {
  readonly app: FastifyInstance;
  readonly world: World & { advance(seconds: number): void };
  readonly database: OpenDatabase;
  readonly partnerKey: PartnerKey;
  readonly log: { level: string; event: string; fields: unknown }[];
  readonly staff: { admin: string; officer: string; publisher: string };
  /** Another gateway on the same database, with the same world; it is closed with this one. */
  replica(): FastifyInstance;
  /** A frame that has redeemed an embed token of this scope. */
  frame(scope: Scope, subject?: string): Promise<TestFrame>;
  close(): Promise<void>;
}

/** A frame's side of the wire: sends requests with token and proof. */
export interface TestFrame {
  readonly key: FrameKey;
  readonly tokens: TokenAnswer;
  send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** Exchanges the refresh token; the next request carries the new access token. */
  refresh(): Promise<void>;
}

export async function startTestGateway(
  database: OpenDatabase,
  options: { oidc?: Oidc; limits?: Limits; fetch?: typeof fetch; trustedProxies?: number } = {},
): Promise<TestGateway> {
  let now = MONDAY;
  const world = {
    now: () => now,
    newId: () => uuidv7(now, randomBytes(10)),
    randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    fetch: options.fetch ?? (() => Promise.reject(new Error('no network in this test'))),
    advance: (seconds: number) => void (now += seconds * 1000),
  };
  const { db } = database;
  const log: TestGateway['log'] = [];
  const record = (level: string, event: string, fields: unknown = {}) => void log.push({ level, event, fields });
  const partnerKey = await createPartnerKey('bank-1');
  await putPartner(db, world, {
    id: 'bank' as never,
    name: '样例银行',
    publishableKey: 'pk_bank' as never,
    origins: [BANK],
    scopes: ['form', 'case', 'rating', 'license'],
    keys: [partnerKey.publicJwk],
    status: 'active',
  });
  const staffToken = async (role: 'admin' | 'officer' | 'publisher') =>
    (await createStaffToken(db, world, { name: role, role })).token;
  const staff = {
    admin: await staffToken('admin'),
    officer: await staffToken('officer'),
    publisher: await staffToken('publisher'),
  };

  const feed = createChangeFeed(db, world, record);
  const secret = await sharedSecret(db, world, 'nonce');
  const apps: FastifyInstance[] = [];
  const replica = (): FastifyInstance => {
    const another = createApp({ ...deps, nonces: createNonces(secret, world) });
    apps.push(another);
    return another;
  };
  const deps: AppDeps = {
    db,
    world,
    log: record,
    nonces: createNonces(secret, world),
    feed,
    bundles: new Map(),
    limits: options.limits ?? {
      ...DEFAULT_LIMITS,
      read: { max: 100_000, seconds: 60 },
      write: { max: 100_000, seconds: 60 },
    },
    oidc: options.oidc,
    version: '0.1.0',
    origins: { api: API, forms: FORMS, license: LICENSE },
    trustedProxies: options.trustedProxies ?? 0,
    isReady: () => true,
  };
  const app = replica();

  return {
    app,
    world,
    database,
    partnerKey,
    log,
    staff,
    replica,
    frame: (scope, subject) => openFrame(app, partnerKey, world, scope, subject),
    async close() {
      feed.stop();
      for (const each of apps) await each.close();
      await database.close();
    },
  };
}

/** One item with guide, form, calendar and rating taxonomy: enough for the main job. */
export async function fillCatalogue({ database: { db }, world }: TestGateway): Promise<Guide> {
  await putItems(db, [
    {
      code: sampleGuide.itemCode,
      name: sampleGuide.name,
      taskType: '01',
      authority: sampleGuide.authority,
      region: sampleGuide.region,
      serviceObjects: ['person'],
      status: 'active',
      sample: true,
      reference: false,
      defects: [],
      updatedAt: new Date(world.now()).toISOString(),
    },
  ]);
  await putDocument(
    db,
    'calendar',
    { source: 'test', from: '2026-01-01', to: '2026-12-31', holidays: [], workdays: [] },
    new Date(world.now()).toISOString(),
  );
  await putDocument(
    db,
    'rating-taxonomy',
    {
      version: '1',
      source: 'test',
      levels: [1, 2, 3, 4, 5].map((level) => ({
        level,
        name: `${level}`,
        bad: level < 3,
        tags: [{ code: `${level}01`, label: 'x', more: false }],
      })),
    },
    new Date(world.now()).toISOString(),
  );
  await publishForm(db, world, sampleForm, 'test');
  return publishGuide(db, world, sampleGuide, 'test');
}

/** The nonce that the gateway wants next. */
export async function freshNonce(app: FastifyInstance, key: FrameKey): Promise<string> {
  const answer = await redeem(app, await key.proof({ method: 'POST', url: `${API}/v1/token` }), 'x.y.z');
  return String(answer.headers['dpop-nonce']);
}

/** Offers an embed token at the token endpoint. */
export function redeem(app: FastifyInstance, proof: string, assertion: string): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/v1/token',
    headers: { dpop: proof, 'content-type': 'application/x-www-form-urlencoded', origin: FORMS },
    payload: new URLSearchParams({ grant_type: JWT_BEARER, assertion }).toString(),
  });
}

/** Claims of a token that is right in every way. */
export const embedClaims = (now: number, jkt: string, nonce: string, scope: Scope): Record<string, unknown> => ({
  iss: 'bank',
  aud: API,
  sub: 'visit-0001',
  origin: BANK,
  widget: scope,
  scope,
  nonce,
  ...lifetime(now),
  cnf: { jkt },
});

async function openFrame(
  app: FastifyInstance,
  partnerKey: PartnerKey,
  world: World,
  scope: Scope,
  subject = 'visit-0001',
): Promise<TestFrame> {
  const key = await createFrameKey();
  let nonce = await freshNonce(app, key);
  const token = await partnerKey.embedToken({ ...embedClaims(world.now(), key.jkt, nonce, scope), sub: subject });
  const answer = await redeem(app, await key.proof({ method: 'POST', url: `${API}/v1/token`, nonce }), token);
  let tokens = answer.json<TokenAnswer>();
  return {
    key,
    get tokens() {
      return tokens;
    },
    async refresh() {
      nonce = await freshNonce(app, key);
      const renewed = await app.inject({
        method: 'POST',
        url: '/v1/token',
        headers: {
          dpop: await key.proof({ method: 'POST', url: `${API}/v1/token`, nonce }),
          'content-type': 'application/x-www-form-urlencoded',
          origin: FORMS,
        },
        payload: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }).toString(),
      });
      tokens = renewed.json<TokenAnswer>();
    },
    async send(method, path, body, headers = {}) {
      nonce = await freshNonce(app, key);
      const proof = await key.proof({ method, url: `${API}${path}`, nonce, accessToken: tokens.access_token });
      return app.inject({
        method,
        url: path,
        headers: {
          authorization: `DPoP ${tokens.access_token}`,
          dpop: proof,
          origin: FORMS,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
    },
  };
}
