import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import { isolated } from '../http/security-headers.ts';
import { loginPage } from './login-page.ts';
import type { Persona } from './personas.ts';

export interface ProviderSettings {
  readonly issuer: string;
  /** Where the gateway takes the citizen back, and the secret it knows. */
  readonly redirectUri: string;
  readonly clientSecret: string;
  readonly personas: readonly Persona[];
  readonly styleSheet: string;
}

/** What this provider can say about a sign-in (`acr`): a password alone, or a person whose face was compared. */
const LEVELS = ['low', 'substantial'] as const;

/** As usual; and who is signed in more weakly than is asked for now has to sign in again. */
function policy(): ReturnType<typeof interactionPolicy.base> {
  const { Check, base } = interactionPolicy;
  const usual = base();
  usual.get('login')?.checks.add(
    new Check('acr_values', 'a stronger sign-in is asked for', ({ oidc }) => {
      const wanted = oidc.params?.['acr_values'];
      const isMet = typeof wanted !== 'string' || wanted.split(' ').includes(oidc.session?.acr ?? '');
      return isMet || oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
    }),
  );
  return usual;
}

/**
 * The sandbox's OpenID provider: a real one whose login page offers invented citizens instead of asking for a password.
 * Keys and sessions live in memory and are made anew at each start.
 */
export async function createOpenIdProvider(
  settings: ProviderSettings,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(settings.issuer, {
    clients: [
      {
        client_id: 'qwy-gateway',
        client_secret: settings.clientSecret,
        redirect_uris: [settings.redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'sandbox' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    scopes: ['openid', 'profile', 'citizen'],
    claims: { openid: ['sub'], profile: ['name'], citizen: ['citizen_number'] },
    acrValues: [...LEVELS],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Session: 1800, Grant: 1800 },
    interactions: {
      policy: policy(),
      url: (_context, interaction) => `/interaction/${interaction.uid}`,
    },
    findAccount: (_context, sub) => {
      const persona = settings.personas.find((candidate) => candidate.sub === sub);
      return (
        persona && { accountId: sub, claims: () => ({ sub, name: persona.name, citizen_number: persona.citizenId }) }
      );
    },
    // Signing in is agreeing here: the page says so, and there is one client.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile citizen');
      await grant.save();
      return grant;
    },
  });

  const oidc = provider.callback();
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', settings.issuer);
    const [, place, uid = '', persona, level] = pathname.split('/');
    if (pathname === '/openid.css')
      return void response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(settings.styleSheet);
    if (place !== 'interaction') return void oidc(request, response);
    const answer = persona === undefined ? askWho() : signIn(persona, level === 'low' ? 'low' : 'substantial');
    answer.catch(() => {
      response.statusCode = 400;
      isolated(response).end(loginPage([], '', 'expired', 'zh-CN'));
    });

    async function askWho(): Promise<void> {
      const { params } = await provider.interactionDetails(request, response);
      const language = searchParams.get('lang') ?? params['ui_locales'];
      isolated(response).end(loginPage(settings.personas, uid, 'choose', language === 'en' ? 'en' : 'zh-CN'));
    }
    async function signIn(sub: string, acr: (typeof LEVELS)[number]): Promise<void> {
      if (!settings.personas.some((candidate) => candidate.sub === sub)) throw new RangeError('no such persona');
      await provider.interactionFinished(request, response, {
        login: { accountId: sub, acr, remember: false },
      });
    }
  };
}
