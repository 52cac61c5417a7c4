/** For tests only: every route of the contract once, each with a request that is right, through an SDK of any version. */
import type { Scope } from '@qwy/contract/partner';
import type { Route } from '@qwy/contract/route';
import { JWT_BEARER } from '@qwy/contract/token';
import type { Exchange, ReleasedSdk } from '@qwy/testing/releases';
import { LOGIN, prepareExamples, submission } from '../fuzz/test-examples.ts';
import { addCitizen, sendFrom, signIn } from '../test-client.ts';
import type { TestFrame, TestGateway } from '../test-gateway.ts';
import { API, embedClaims, fillCatalogue, freshNonce } from '../test-gateway.ts';

const SCOPES: readonly Scope[] = ['form', 'case', 'rating', 'license'];
const CITIZEN = { id: 'citizen-under-skew-1', name: '样例甲', citizenNumber: '11010519491231002X' };
/** These change or take away what others need. */
const LAST = ['publishForm', 'publishGuide', 'withdrawGuide', 'eraseMyData', 'eraseCitizen', 'revokeToken'];
/** An endless answer; its events are read by the tests of the stream. */
const STREAM = 'streamChanges';

/** Sends everything that `sdk` knows, and tells what was asked and answered. @throws what the SDK makes of an answer */
export async function callEveryRoute(gateway: TestGateway, sdk: ReleasedSdk): Promise<Exchange[]> {
  const frames = await prepare(gateway);
  const examples = await examplesOf(gateway, frames);
  const order = ({ id }: Route): number => LAST.indexOf(id);
  const routes = sdk.routeList.filter(({ id }) => id !== STREAM).toSorted((a, b) => order(a) - order(b));
  const exchanges: Exchange[] = [];
  for (const route of routes) {
    // Erasing ends visits and takes the citizen away; whoever comes next signs in anew.
    if (LAST.includes(route.id)) await signInAnew(gateway, frames);
    let status = 0;
    let text = '';
    const transport = sdk.createTransport({
      baseUrl: API,
      retries: 0,
      authorizer: { authorize: (request) => credentials(gateway, frames, route, request) },
      async fetch(input, init = {}) {
        const answer = await gateway.app.inject({
          method: route.method,
          url: String(input).slice(API.length),
          headers: Object.fromEntries(new Headers(init.headers)),
          ...(typeof init.body === 'string' ? { payload: init.body } : {}),
        });
        status = answer.statusCode;
        text = answer.body;
        const headers = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
        return new Response(text === '' ? null : text, { status, headers });
      },
    });
    const asked = await askedOf(gateway, frames, route, examples[route.id] ?? {});
    await transport.send(route, {
      ...asked,
      ...(route.method === 'GET' ? {} : { idempotencyKey: `skew-${route.id}` }),
    });
    exchanges.push({ route: route.id, ...asked, status, ...(text === '' ? {} : { answer: JSON.parse(text) }) });
  }
  return exchanges;
}

type Frames = ReadonlyMap<Scope, TestFrame>;
type Examples = Awaited<ReturnType<typeof prepareExamples>>;

async function prepare(gateway: TestGateway): Promise<Frames> {
  await fillCatalogue(gateway);
  const frames = new Map<Scope, TestFrame>();
  for (const scope of SCOPES) frames.set(scope, await gateway.frame(scope));
  await signInAnew(gateway, frames);
  return frames;
}

async function signInAnew(gateway: TestGateway, frames: Frames): Promise<void> {
  const { db } = gateway.database;
  const known = await db.selectFrom('citizen').select('id').where('id', '=', CITIZEN.id).executeTakeFirst();
  if (!known) await addCitizen(gateway, CITIZEN);
  await db.updateTable('access_grant').set({ revoked_at: null }).execute();
  for (const frame of frames.values()) await signIn(gateway, frame, CITIZEN.id);
}

/** The requests of the fuzz, but each step of a case with a case of its own, and a sign-in that is under way. */
async function examplesOf(gateway: TestGateway, frames: Frames): Promise<Examples> {
  const examples = await prepareExamples(gateway, CITIZEN);
  const file = async (key: string) => {
    const frame = frameOf(frames, 'form');
    const headers = { 'idempotency-key': `skew-case-${key}` };
    const answer = await sendFrom(gateway, frame, { method: 'POST', path: '/v1/cases', body: submission, headers });
    const { number, code } = answer.json<{ number: string; code: string }>();
    return { number, code };
  };
  const { id } = await gateway.database.db
    .selectFrom('access_grant')
    .select('id')
    .where('jkt', '=', frameOf(frames, 'form').key.jkt)
    .executeTakeFirstOrThrow();
  const pending = { id: LOGIN, grant_id: id, state_hash: 'x', nonce: 'x', code_verifier: 'x', status: 'pending' };
  const expiresAt = new Date(gateway.world.now() + 300_000).toISOString();
  await gateway.database.db
    .insertInto('login')
    .values({ ...pending, expires_at: expiresAt })
    .execute();
  const own = async (route: string) => ({ params: { number: (await file(route)).number } });
  return {
    ...examples,
    listItems: { params: { q: '工商', limit: '5' } },
    listCases: { params: { state: 'received', limit: '5' } },
    startLogin: { body: {} },
    withdrawCase: { body: await file('withdraw') },
    withdrawConsent: { body: await file('consent') },
    withdrawMyConsent: { body: { number: (await file('my-consent')).number } },
    moveCase: { ...(await own('move')), body: { to: 'accepted', note: '样例' } },
    eraseCase: await own('erase'),
    withdrawCaseConsent: await own('case-consent'),
  };
}

async function askedOf(
  gateway: TestGateway,
  frames: Frames,
  route: Route,
  { params = {}, body }: { params?: Readonly<Record<string, string>>; body?: unknown },
): Promise<Pick<Exchange, 'params' | 'query' | 'body'>> {
  const inPath = (name: string): boolean => route.path.includes(`{${name}}`);
  const given = Object.entries(params);
  const part = (isWanted: (name: string) => boolean) => Object.fromEntries(given.filter(([name]) => isWanted(name)));
  if (route.access.kind === 'grant') return { body: await grantBody(gateway, frames) };
  return {
    ...(route.params ? { params: part(inPath) } : {}),
    ...(route.query ? { query: part((name) => !inPath(name)) } : {}),
    ...(body === undefined ? {} : { body }),
  };
}

async function grantBody(gateway: TestGateway, frames: Frames): Promise<unknown> {
  const { key } = frameOf(frames, 'form');
  const nonce = await freshNonce(gateway.app, key);
  const assertion = await gateway.partnerKey.embedToken(embedClaims(gateway.world.now(), key.jkt, nonce, 'form'));
  return { grant_type: JWT_BEARER, assertion };
}

async function credentials(
  gateway: TestGateway,
  frames: Frames,
  { access }: Route,
  request: { method: string; url: string },
): Promise<Record<string, string>> {
  if (access.kind === 'staff') return { authorization: `Bearer ${gateway.staff.admin}` };
  const { key, tokens } = frameOf(frames, access.kind === 'token' ? (access.scopes[0] ?? 'form') : 'form');
  const nonce = await freshNonce(gateway.app, key);
  if (access.kind !== 'token') return { dpop: await key.proof({ ...request, nonce }) };
  const accessToken = tokens.access_token;
  return { authorization: `DPoP ${accessToken}`, dpop: await key.proof({ ...request, nonce, accessToken }) };
}

function frameOf(frames: Frames, scope: Scope): TestFrame {
  const frame = frames.get(scope);
  if (!frame) throw new Error(`no frame of ${scope}`);
  return frame;
}
