/**
 * Proves to the gateway who is calling. The transport asks for headers before each attempt at a route that is not public,
 * so a proof may be used once only.
 */
export interface Authorizer {
  /** Headers for this one attempt. `url` is absolute and without query, as a DPoP proof's `htu` wants it. */
  authorize(request: { method: string; url: string }): Promise<Record<string, string>>;
  /** Called once for each 401. `true`: something changed (a nonce was learned, a token renewed), try again. */
  recover?(answer: { status: number; code?: string; headers: Headers }): Promise<boolean>;
  /** Sees the headers of every other answer, for example to learn the next nonce. */
  observe?(headers: Headers): void;
}

/**
 * A token that is a secret by itself: staff and department systems, never a web page.
 * @param token - the token, or what reads it anew for each request
 */
export function bearer(token: string | (() => string | Promise<string>)): Authorizer {
  if (token === '') throw new TypeError('`token` is empty');
  return {
    authorize: async () => ({ authorization: `Bearer ${typeof token === 'string' ? token : await token()}` }),
  };
}
