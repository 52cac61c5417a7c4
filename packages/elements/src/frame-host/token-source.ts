import type { HostMessage } from '@qwy/contract/frame';
import type { EmbedTokenRequest } from '@qwy/contract/token';
import { EmbedTokenAnswer } from '@qwy/contract/token';
import * as z from 'zod/mini';
import type { TokenProvider } from '../global.ts';

/** How long a partner's server may take, in milliseconds. */
export const TOKEN_TIMEOUT = 10_000;

/** Token requests of one frame that reach the partner within a minute: a citizen who tries again and again needs fewer. */
export const TOKENS_PER_MINUTE = 12;

/**
 * Which token requests of a frame are passed on: each once, and so few that a frame gone wrong cannot make a load of requests
 * at the partner's server.
 */
export class TokenRequests {
  readonly #seen = new Set<string>();
  #recent: readonly number[] = [];

  /** @param now - monotonic time in milliseconds */
  judge(request: string, now: number): 'ask' | 'repeated' | 'too_many' {
    if (this.#seen.has(request)) return 'repeated';
    this.#recent = this.#recent.filter((at) => now - at < 60_000);
    if (this.#recent.length >= TOKENS_PER_MINUTE) return 'too_many';
    this.#seen.add(request);
    this.#recent = [...this.#recent, now];
    return 'ask';
  }
}

export type TokenOutcome = { token: string } | { code: Extract<HostMessage, { type: 'token-failed' }>['code'] };

export interface TokenSourceOptions {
  /** The page's own function; wins over `endpoint`. */
  readonly provider: TokenProvider | undefined;
  /** Address on the page's own origin. */
  readonly endpoint: string | undefined;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

const ProviderAnswer = z.union([EmbedTokenAnswer.shape.token, EmbedTokenAnswer]);

/** Gets an embed token from the partner's server. Never rejects; why there is none is said on the console, for the site's developer. */
export async function obtainToken(request: EmbedTokenRequest, options: TokenSourceOptions): Promise<TokenOutcome> {
  const late = timeLimit(options.signal, TOKEN_TIMEOUT);
  try {
    if (options.provider) return await Promise.race([askProvider(request, options.provider), rejection(late.signal)]);
    if (options.endpoint) return await askEndpoint(request, options.endpoint, late.signal, options.fetch);
    console.warn(
      '[qwy] No embed token: set `token-endpoint` on the element or a provider, or call `Qwy.setTokenProvider()`.',
    );
    return { code: 'no_provider' };
  } catch (error) {
    if (!options.signal.aborted) console.warn('[qwy] The embed token could not be fetched.', error);
    return { code: 'network' };
  } finally {
    late.end();
  }
}

async function askProvider(request: EmbedTokenRequest, provider: TokenProvider): Promise<TokenOutcome> {
  try {
    return outcomeOf(ProviderAnswer.safeParse(await provider(request)));
  } catch (error) {
    console.warn('[qwy] The token provider refused.', error);
    return { code: 'refused' };
  }
}

async function askEndpoint(
  request: EmbedTokenRequest,
  endpoint: string,
  signal: AbortSignal,
  fetch: TokenSourceOptions['fetch'],
): Promise<TokenOutcome> {
  const url = new URL(endpoint, document.baseURI);
  if (url.origin !== location.origin) {
    console.warn('[qwy] `token-endpoint` must be on the page’s own origin.');
    return { code: 'no_provider' };
  }
  const answer = await fetch(url.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(request),
    credentials: 'same-origin', // the partner may know its user by its own cookie
    redirect: 'error', // to a login page: no token to be had there
    signal,
  });
  if (!answer.ok) {
    console.warn(`[qwy] The token endpoint answered ${answer.status}.`);
    return { code: 'refused' };
  }
  return outcomeOf(EmbedTokenAnswer.safeParse(await answer.json()));
}

function outcomeOf(parsed: { success: true; data: string | { token: string } } | { success: false }): TokenOutcome {
  if (parsed.success) return { token: typeof parsed.data === 'string' ? parsed.data : parsed.data.token };
  console.warn('[qwy] What should be an embed token is none: expected `{ "token": "…" }`.');
  return { code: 'refused' };
}

/** `AbortSignal.any` and `.timeout` are younger than the browsers we serve. */
function timeLimit(outer: AbortSignal, milliseconds: number): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  if (outer.aborted) abort();
  outer.addEventListener('abort', abort);
  const end = () => {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  };
  return { signal: controller.signal, end };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = () => reject(new Error('The embed token took too long.'));
    if (signal.aborted) refuse();
    signal.addEventListener('abort', refuse);
  });
}
