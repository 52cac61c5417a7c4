import type { Scope } from '@qwy/contract/partner';
import type { EmbedTokenRequest, TokenAnswer, TokenRequest } from '@qwy/contract/token';
import { JWT_BEARER } from '@qwy/contract/token';
import type { Authorizer } from '@qwy/sdk/authorizer';
import { createError, isQwyError } from '@qwy/sdk/errors';
import { tokens } from '@qwy/sdk/tokens';
import { createTransport } from '@qwy/sdk/transport';
import type * as z from 'zod/mini';
import type { DpopKey } from './dpop.ts';
import { NoEmbedTokenError } from './host-port.ts';

/** A token is renewed this long before it ends, in milliseconds. */
const RENEW_BEFORE = 60_000;
/** A token younger than this, in milliseconds, was renewed meanwhile by another request: worth one more try as it is. */
const JUST_RENEWED = 5_000;
/** How long the gateway's answer to the farewell is waited for, in milliseconds. */
const REVOKE_TIMEOUT = 700;

export interface SessionOptions {
  /** Origin of the API. */
  readonly gateway: string;
  readonly widget: Scope;
  /** Server nonce that came with the document. */
  readonly nonce: string;
  /** Made when first needed. */
  readonly createKey: () => Promise<DpopKey>;
  /** Asks the host page for an embed token. @throws {NoEmbedTokenError} */
  readonly embedToken: (request: EmbedTokenRequest) => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Default: the global one. */
  readonly fetch?: typeof fetch;
}

/** What the gateway granted, as long as it holds. */
interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
}

/**
 * This frame's right to call the gateway: a key nobody can copy, and tokens bound to it, in memory only. Nothing is asked for
 * until the first request that needs it. Renewal happens once for all who wait; when the gateway takes the refresh token no
 * longer, the host is asked for a new embed token, and the citizen notices nothing.
 */
export class FrameSession implements Authorizer {
  readonly #options: SessionOptions;
  #key: Promise<DpopKey> | undefined;
  #nonce: string;
  #grant: Grant | undefined;
  #renewal: Promise<Grant> | undefined;
  #isOver = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#nonce = options.nonce;
  }

  /** Gets a token ahead of its first use. */
  async prepare(): Promise<void> {
    await this.#current();
  }

  async authorize(request: { method: string; url: string }): Promise<Record<string, string>> {
    const { accessToken } = await this.#current();
    return { authorization: `DPoP ${accessToken}`, dpop: await this.#proof(request, accessToken) };
  }

  async recover({ code, headers }: { code?: string; headers: Headers }): Promise<boolean> {
    this.observe(headers);
    if (code === 'use_dpop_nonce') return true;
    if (code !== 'token_expired' && code !== 'unauthorized') return false;
    const grant = this.#grant;
    if (!grant) return true;
    if (this.#options.now() - grant.obtainedAt < JUST_RENEWED) return true;
    // Expired: the refresh token may still do. Not known at all: its whole chain is gone.
    this.#grant = code === 'token_expired' ? { ...grant, expiresAt: 0 } : undefined;
    return true;
  }

  observe(headers: Headers): void {
    this.#nonce = headers.get('dpop-nonce') ?? this.#nonce;
  }

  /** The visit is over: ends the grant at the gateway if there is one, and forgets key and tokens whatever it answers. */
  async end(): Promise<void> {
    const grant = this.#grant;
    if (grant && grant.expiresAt > this.#options.now()) await this.#revoke();
    this.#isOver = true;
    this.#grant = undefined;
    this.#key = undefined;
  }

  /** Waits until the request is on its way, and a moment for the answer; the request itself outlives this document. */
  async #revoke(): Promise<void> {
    const { gateway, fetch: doFetch = fetch } = this.#options;
    await new Promise<void>((resolve) => {
      const parting: typeof fetch = (input, init) => {
        setTimeout(resolve, REVOKE_TIMEOUT);
        return doFetch(input, { ...init, keepalive: true, signal: null });
      };
      const transport = createTransport({ baseUrl: gateway, authorizer: this, retries: 0, fetch: parting });
      tokens(transport)
        .revokeToken()
        .catch(() => undefined) // it dies by itself within minutes
        .finally(resolve);
    });
  }

  /** The grant in force; waits for a renewal if it is about to end. */
  async #current(): Promise<Grant> {
    if (this.#isOver) throw failure('aborted');
    const grant = this.#grant;
    const now = this.#options.now();
    if (grant && now < grant.expiresAt - RENEW_BEFORE) return grant;
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    try {
      return await this.#renewal;
    } catch (error) {
      // The line is bad, but the old token still holds for a moment.
      if (grant && now < grant.expiresAt) return grant;
      throw error;
    }
  }

  async #renew(): Promise<Grant> {
    const refreshToken = this.#grant?.refreshToken;
    if (refreshToken !== undefined) {
      try {
        return await this.#redeem({ grant_type: 'refresh_token', refresh_token: refreshToken });
      } catch (error) {
        if (!isQwyError(error) || error.retryable) throw error;
        this.#grant = undefined;
      }
    }
    try {
      return await this.#redeemEmbedToken();
    } catch (error) {
      // The nonce in the embed token was too old; the answer brought a fresh one.
      if (isQwyError(error) && error.code === 'use_dpop_nonce') return this.#redeemEmbedToken();
      throw error;
    }
  }

  async #redeemEmbedToken(): Promise<Grant> {
    const { jkt } = await this.#ownKey();
    const { embedToken, widget } = this.#options;
    const assertion = await embedToken({ jkt, nonce: this.#nonce, widget }).catch((error: unknown) => {
      throw failure(error instanceof NoEmbedTokenError && error.code === 'network' ? 'network' : 'invalid_grant');
    });
    return this.#redeem({ grant_type: JWT_BEARER, assertion });
  }

  async #redeem(request: TokenRequest): Promise<Grant> {
    const { gateway, fetch, now } = this.#options;
    const authorizer: Authorizer = {
      authorize: async (target) => ({ dpop: await this.#proof(target) }),
      observe: (headers) => this.observe(headers),
      recover: async ({ code, headers }) => {
        this.observe(headers);
        // An embed token carries the nonce too: a new proof alone would not do.
        return code === 'use_dpop_nonce' && request.grant_type === 'refresh_token';
      },
    };
    const answer = await tokens(
      createTransport({ baseUrl: gateway, authorizer, ...(fetch && { fetch }) }),
    ).requestToken(request);
    if (this.#isOver) throw failure('aborted');
    this.#grant = grantOf(answer, now());
    return this.#grant;
  }

  async #proof({ method, url }: { method: string; url: string }, accessToken?: string): Promise<string> {
    const key = await this.#ownKey();
    return key.proof({ method, url, nonce: this.#nonce, accessToken, now: this.#options.now() });
  }

  #ownKey(): Promise<DpopKey> {
    this.#key ??= this.#options.createKey();
    return this.#key;
  }
}

const grantOf = (answer: z.infer<typeof TokenAnswer>, now: number): Grant => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  obtainedAt: now,
  expiresAt: now + answer.expires_in * 1000,
});

const failure = (code: 'aborted' | 'network' | 'invalid_grant') =>
  createError(code, { method: 'POST', route: '/v1/token' });
