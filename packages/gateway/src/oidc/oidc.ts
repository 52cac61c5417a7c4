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
}

/** Who signed in, as the provider vouches for it. */
export interface SignedIn {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly citizenNumber: string | undefined;
}

export interface Oidc {
  /** Fresh one-time values of a sign-in. */
  secrets(): { state: string; nonce: string; codeVerifier: string };
  authorizationUrl(login: { state: string; nonce: string; codeVerifier: string }): Promise<string>;
  /** Exchanges the code of the provider's answer. @throws whatever is wrong with it. */
  finish(callback: URL, login: { state: string; nonce: string; codeVerifier: string }): Promise<SignedIn>;
}

const Claims = z.object({ sub: z.string(), name: z.optional(z.string()), citizen_number: z.optional(z.string()) });

/** Authorization code with PKCE, state and nonce, against any OpenID provider. Discovery happens at first need. */
export function createOidc(settings: OidcSettings, world: World): Oidc {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= client
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
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

    async authorizationUrl({ state, nonce, codeVerifier }) {
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: settings.redirectUri,
        scope: 'openid profile citizen',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    },

    async finish(callback, { state, nonce, codeVerifier }) {
      const config = await configuration();
      const tokens = await client.authorizationCodeGrant(config, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const { sub } = Claims.parse(tokens.claims());
      const claims = Claims.parse(await client.fetchUserInfo(config, tokens.access_token, sub));
      return {
        issuer: config.serverMetadata().issuer,
        subject: sub,
        name: claims.name ?? '',
        citizenNumber: claims.citizen_number,
      };
    },
  };
}
