import type { AssuranceLevel } from '@qwy/contract/assurance';
import { isAssured } from '@qwy/contract/assurance';
import { ProblemError } from '../http/problem.ts';
import type { World } from '../world.ts';
import { newSecret } from '../world.ts';
import * as client from 'openid-client';
import * as z from 'zod/mini';

export interface OidcSettings {
  /** Issuer URL of the OpenID provider. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `<public url>/login/callback`, as registered at the provider. */
  readonly redirectUri: string;
  /** Plain HTTP to the provider, for a sandbox on one machine. */
  readonly allowHttp: boolean;
  /** What each `acr` of this provider is worth; one that is not here, or none, is worth `low`. */
  readonly assurance: ReadonlyMap<string, AssuranceLevel>;
  /** What is asked for, `openid` among it, as this provider calls it. */
  readonly scope: string;
  /** Claim that holds the citizen's number. */
  readonly numberClaim: string;
}

/** Who signed in, as the provider vouches for it. */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string | undefined;
  readonly assurance: AssuranceLevel;
}

/** One-time values of a sign-in. */
export interface LoginSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What is asked of the provider; what it then did is read from its answer. */
export interface LoginWishes {
  readonly fresh: boolean;
  readonly assurance: AssuranceLevel | undefined;
  readonly locale: 'zh-CN' | 'en' | undefined;
}

export interface Oidc {
  secrets(): LoginSecrets;
  authorizationUrl(login: LoginSecrets & LoginWishes): Promise<string>;
  /** Exchanges the code of the provider's answer. @throws whatever is wrong with it. */
  finish(callback: URL, login: LoginSecrets & { freshSince: string | undefined }): Promise<SignedIn>;
}

const IdTokenClaims = z.object({ sub: z.string(), auth_time: z.optional(z.number()), acr: z.optional(z.string()) });

/** How far the provider's clock may be behind ours, in seconds. */
const CLOCK_SKEW = 30;

/** Authorization code with PKCE, state and nonce, against any OpenID provider. Discovery happens at first need. */
export function createOidc(settings: OidcSettings, world: World): Oidc {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(new URL(settings.issuer), settings.clientId, undefined, secretAsWanted(settings.clientSecret), {
        ...(settings.allowHttp ? { execute: [client.allowInsecureRequests] } : {}),
        [client.customFetch]: (url, options) => world.fetch(url, options),
      })
      .catch((cause: unknown) => {
        discovered = undefined;
        throw new ProblemError('unavailable', { cause });
      });
    return discovered;
  };

  return {
    secrets: () => ({ state: newSecret(world), nonce: newSecret(world), codeVerifier: newSecret(world) }),

    async authorizationUrl({ state, nonce, codeVerifier, fresh, assurance, locale }) {
      const acrValues = [...settings.assurance].filter(([, level]) => assurance && isAssured(level, assurance));
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUri,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        // `max_age` makes the provider say when (OpenID Connect Core 3.1.2.1); `prompt` alone could be cut out of the address.
        ...(acrValues.length > 0 && { acr_values: acrValues.map(([acr]) => acr).join(' ') }),
        ...(locale && { ui_locales: locale }),
        ...(fresh && { prompt: 'login', max_age: '0' }),
      });
      return url.href;
    },

    async finish(callback, { state, nonce, codeVerifier, freshSince }) {
      const config = await configuration();
      const tokens = await client.authorizationCodeGrant(config, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const { sub, acr, auth_time: signedInAt } = IdTokenClaims.parse(claims);
      if (freshSince !== undefined && !(Number(signedInAt) + CLOCK_SKEW >= Date.parse(freshSince) / 1000)) {
        throw new Error('The citizen was signed in before this sign-in began');
      }
      const { issuer, userinfo_endpoint: hasUserInfo } = config.serverMetadata();
      const person = hasUserInfo ? await client.fetchUserInfo(config, tokens.access_token, sub) : claims;
      return {
        issuer,
        subject: sub,
        name: z._default(z.string(), '').parse(person?.['name']),
        citizenNumber: z.optional(z.string()).parse(person?.[settings.numberClaim]),
        assurance: settings.assurance.get(acr ?? '') ?? 'low',
      };
    },
  };
}

/** Where a provider does not say how it takes the secret, it takes it as HTTP Basic (OpenID Connect Discovery 1.0 section 3). */
function secretAsWanted(secret: string): client.ClientAuth {
  const [post, basic] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (server, ...request) => {
    const isPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false;
    return (isPost ? post : basic)(server, ...request);
  };
}
