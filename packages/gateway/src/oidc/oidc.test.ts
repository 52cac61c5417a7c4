import { generateKeyPairSync } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { OutboundRefused } from '../http/outbound.ts';
import type { OidcSettings } from './oidc.ts';
import { createOidc } from './oidc.ts';

const ISSUER = 'https://id.example';
const settings: OidcSettings = {
  issuer: ISSUER,
  clientId: 'qwy',
  clientSecret: 's e:cret/%',
  redirectUri: 'https://gw.example/login/callback',
  allowHttp: false,
  assurance: new Map([
    ['urn:face=1', 'substantial'],
    ['card', 'high'],
  ]),
  scope: 'openid profile citizen',
  numberClaim: 'citizen_number',
};
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PERSON = { sub: 'zhang', name: '样例·张三', citizen_number: '610926188103050013' };

interface Provider {
  readonly metadata?: Record<string, unknown>;
  /** Added to what the ID token says, or in its place. */
  readonly idToken?: Record<string, unknown>;
  readonly userInfo?: Record<string, unknown>;
}

/** A provider behind the library's own `fetch`: everything but the network is real. */
function providerOf({ metadata = {}, idToken = {}, userInfo = PERSON }: Provider) {
  const asked: Request[] = [];
  let nonce = '';
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(request.clone());
    switch (new URL(request.url).pathname) {
      case '/.well-known/openid-configuration':
        return Response.json({
          issuer: ISSUER,
          authorization_endpoint: `${ISSUER}/auth`,
          token_endpoint: `${ISSUER}/token`,
          userinfo_endpoint: `${ISSUER}/me`,
          jwks_uri: `${ISSUER}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
          ...metadata,
        });
      case '/token': {
        const now = Math.floor(Date.now() / 1000);
        const claims = { iss: ISSUER, aud: 'qwy', sub: 'zhang', nonce, iat: now, exp: now + 60, ...idToken };
        const id_token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
        return Response.json({ access_token: 'at', token_type: 'Bearer', id_token });
      }
      case '/me':
        return Response.json(userInfo);
      default:
        return new Response('', { status: 404 });
    }
  };
  return { asked, fetch: answer, willSay: (value: string) => (nonce = value) };
}

const world = { now: () => Date.now(), newId: () => '', randomBytes: (length: number) => randomBytes(length) };

/** A whole sign-in; `change` is what the citizen's window brings back. */
async function signIn(
  from: Provider,
  { change = () => undefined, more = {} }: { change?: (callback: URL) => void; more?: Partial<OidcSettings> } = {},
) {
  const provider = providerOf(from);
  const oidc = createOidc({ ...settings, ...more }, { ...world, fetch: provider.fetch });
  const secrets = oidc.secrets();
  const url = new URL(
    await oidc.authorizationUrl({ ...secrets, fresh: false, assurance: 'substantial', locale: 'zh-CN' }),
  );
  provider.willSay(secrets.nonce);
  const callback = new URL(`${settings.redirectUri}?code=abc&state=${secrets.state}`);
  change(callback);
  const signedIn = oidc.finish(callback, { ...secrets, freshSince: undefined });
  return { url, asked: provider.asked, signedIn };
}

describe('a sign-in at any OpenID provider', () => {
  it('asks for a code with PKCE, state and nonce, and for what is needed, in the citizen’s language', async () => {
    const { url, signedIn } = await signIn({ idToken: { acr: 'urn:face=1' } });
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'qwy',
      response_type: 'code',
      redirect_uri: settings.redirectUri,
      scope: 'openid profile citizen',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      acr_values: 'urn:face=1 card',
      ui_locales: 'zh-CN',
    });
    await expect(signedIn).resolves.toEqual({
      issuer: ISSUER,
      subject: 'zhang',
      name: PERSON.name,
      citizenNumber: PERSON.citizen_number,
      assurance: 'substantial',
    });
  });

  it.each<[string, Record<string, unknown>, 'basic' | 'post']>([
    ['that does not say how', {}, 'basic'],
    ['that takes it in the header', { token_endpoint_auth_methods_supported: ['client_secret_basic'] }, 'basic'],
    ['that takes it in the body', { token_endpoint_auth_methods_supported: ['client_secret_post'] }, 'post'],
  ])('gives its secret to one %s', async (_name, metadata, way) => {
    const { asked, signedIn } = await signIn({ metadata });
    await signedIn;
    const request = asked.find(({ url }) => url === `${ISSUER}/token`);
    const fields = new URLSearchParams(await request?.text());
    const basic = `Basic ${Buffer.from('qwy:s+e%3Acret%2F%25').toString('base64')}`;
    expect(request?.headers.get('authorization')).toBe(way === 'basic' ? basic : null);
    expect(fields.get('client_secret')).toBe(way === 'post' ? settings.clientSecret : null);
    expect(fields.get('code_verifier')).toMatch(/^[\w-]{43}$/);
  });

  it('takes the person from the ID token where there is nothing else, under the names this provider uses', async () => {
    const { url, signedIn } = await signIn(
      { metadata: { userinfo_endpoint: undefined }, idToken: { name: '样例·李四', id_card: '61092618800101000X' } },
      { more: { scope: 'openid id_card', numberClaim: 'id_card' } },
    );
    expect(url.searchParams.get('scope')).toBe('openid id_card');
    await expect(signedIn).resolves.toMatchObject({
      name: '样例·李四',
      citizenNumber: '61092618800101000X',
      assurance: 'low',
    });
  });

  it('knows no number where the provider says none', async () => {
    const { signedIn } = await signIn({ userInfo: { sub: 'zhang' } });
    await expect(signedIn).resolves.toMatchObject({ name: '', citizenNumber: undefined });
  });

  it.each<[string, Provider, ((callback: URL) => void)?]>([
    ['a state that is another’s', {}, ({ searchParams }) => searchParams.set('state', 'x'.repeat(43))],
    ['no state', {}, ({ searchParams }) => searchParams.delete('state')],
    ['two states', {}, ({ searchParams }) => searchParams.append('state', 'x')],
    ['no code', {}, ({ searchParams }) => searchParams.delete('code')],
    ['a refusal', {}, ({ searchParams }) => searchParams.set('error', 'access_denied')],
    ['another provider’s answer', {}, ({ searchParams }) => searchParams.set('iss', 'https://evil.example')],
    [
      'an answer that names nobody, from one that says it always does',
      { metadata: { authorization_response_iss_parameter_supported: true } },
    ],
    ['a token for another sign-in', { idToken: { nonce: 'x' } }],
    ['a token without a nonce', { idToken: { nonce: undefined } }],
    ['a token for another client', { idToken: { aud: 'another' } }],
    ['a token for several clients', { idToken: { aud: ['qwy', 'another'] } }],
    ['a token of another issuer', { idToken: { iss: 'https://evil.example' } }],
    ['a token that is over', { idToken: { exp: 1 } }],
    ['a token without an end', { idToken: { exp: undefined } }],
    ['a token for nobody', { idToken: { sub: undefined } }],
    ['the data of somebody else', { userInfo: { ...PERSON, sub: 'li' } }],
    ['a number that is no text', { userInfo: { ...PERSON, citizen_number: { $ne: null } } }],
    ['a provider that says it is another', { metadata: { issuer: 'https://evil.example' } }],
    ['a provider that asks for the code in the clear', { metadata: { token_endpoint: 'http://id.example/token' } }],
  ])('fails with %s', async (_name, from, change) => {
    await expect(signIn(from, change && { change }).then(({ signedIn }) => signedIn)).rejects.toThrow();
  });

  it('asks for the provider’s description anew after it could not be had', async () => {
    const provider = providerOf({});
    let isAway = true;
    const oidc = createOidc(settings, {
      ...world,
      fetch: async (...request) => {
        if (isAway) throw new OutboundRefused('unknown_name');
        return provider.fetch(...request);
      },
    });
    const start = () =>
      oidc.authorizationUrl({ ...oidc.secrets(), fresh: true, assurance: undefined, locale: undefined });
    await expect(start()).rejects.toMatchObject({ code: 'unavailable' });
    isAway = false;
    expect(new URL(await start()).searchParams.get('prompt')).toBe('login');
  });
});
