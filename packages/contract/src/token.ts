import * as z from 'zod/mini';
import { AssuranceLevel } from './assurance.ts';
import { PartnerId } from './ids.ts';
import { Kid, Origin, Scope, TerminalId } from './partner.ts';
import { Instant } from './wire.ts';

/** JWK thumbprint, RFC 7638, SHA-256, base64url. */
export const Thumbprint = z.string().check(z.regex(/^[\w-]{43}$/));

/** Longest life of an embed token, in seconds. */
export const EMBED_TOKEN_MAX_AGE = 120;
/** Life of an access token, and of the refresh chain it came from, in seconds. */
export const ACCESS_TOKEN_AGE = 300;
export const REFRESH_CHAIN_AGE = 3600;
/** Clocks may differ by this much, in seconds. */
export const CLOCK_LEEWAY = 60;

/** Longest embed token, in characters: PS256 with a key of 4096 bits needs less than half. */
export const EMBED_TOKEN_MAX_LENGTH = 4096;
/** `typ` of an embed token's header, so that no other token of the partner's can be taken for one (RFC 8725 section 3.11). */
export const EMBED_TOKEN_TYPE = 'qwy-embed+jwt';

/** Characters that any log, header and database takes as they are. */
const visible = (min: number, max: number) =>
  z.string().check(z.minLength(min), z.maxLength(max), z.regex(/^[\x21-\x7e]*$/));

/** Header of an embed token: these members and no other, so that nothing in a token says how to check it. */
export const EmbedTokenHeader = z.strictObject({
  typ: z.literal(EMBED_TOKEN_TYPE),
  alg: z.enum(['ES256', 'PS256', 'RS256']),
  kid: Kid,
});

/** Claims a partner's server signs for one visit (RFC 7523): all of them required but `terminal`, and no other. */
export const EmbedTokenClaims = z.strictObject({
  iss: PartnerId,
  /** The gateway's issuer URL. */
  aud: z.string().check(z.maxLength(255)),
  /** The visitor: random per visit unless the partner authenticated its user. Never unlocks a licence. */
  sub: visible(8, 64),
  origin: Origin,
  widget: Scope,
  scope: Scope,
  /** As the frame asked for it. */
  nonce: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Never twice the same. */
  jti: visible(16, 64),
  iat: z.int(),
  exp: z.int(),
  cnf: z.strictObject({ jkt: Thumbprint }),
  /** Which of the partner's registered terminals shows the page, if it says so. */
  terminal: z.optional(TerminalId),
});
export type EmbedTokenClaims = z.infer<typeof EmbedTokenClaims>;

/** What the frame asks the host for, and the host its own server. */
export const EmbedTokenRequest = z.strictObject({
  jkt: Thumbprint,
  nonce: z.string().check(z.minLength(16), z.maxLength(200)),
  widget: Scope,
});
export type EmbedTokenRequest = z.infer<typeof EmbedTokenRequest>;
/** Answer of a partner's token endpoint. */
export const EmbedTokenAnswer = z.object({
  token: z.string().check(z.minLength(20), z.maxLength(EMBED_TOKEN_MAX_LENGTH)),
});

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** RFC 7523 redemption or RFC 6749 refresh, with a DPoP proof in the header. `application/x-www-form-urlencoded`. */
export const TokenRequest = z.discriminatedUnion('grant_type', [
  z.strictObject({
    grant_type: z.literal(JWT_BEARER),
    assertion: z.string().check(z.maxLength(EMBED_TOKEN_MAX_LENGTH)),
  }),
  z.strictObject({ grant_type: z.literal('refresh_token'), refresh_token: z.string().check(z.maxLength(200)) }),
]);
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('DPoP'),
  expires_in: z.int(),
  refresh_token: z.string(),
  scope: z.string(),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/**
 * A citizen's sign-in, begun by a frame and finished in a top-level window. `fresh`: the citizen must prove who they are even if
 * the browser is still signed in at the provider, because others use this device too (OpenID Connect Core, `prompt=login`).
 * `assurance`: how strong it must be for what comes next. `locale`: language of the pages in that window; default zh-CN.
 */
export const LoginInput = z.strictObject({
  fresh: z.optional(z.boolean()),
  assurance: z.optional(AssuranceLevel),
  locale: z.optional(z.enum(['zh-CN', 'en'])),
});
export type LoginInput = z.infer<typeof LoginInput>;
export const LoginStart = z.object({
  id: z.string(),
  url: z.string(),
  expiresAt: Instant,
  /** What the frame shows and the window's last page asks for, so that nobody signs in for a page that is not theirs. */
  number: z.optional(z.string().check(z.regex(/^\d{2}$/))),
});
export const LoginStatus = z.object({ id: z.string(), state: z.enum(['pending', 'done', 'failed', 'expired']) });
export type LoginStatus = z.infer<typeof LoginStatus>;

/** A member of staff: an officer handles cases of one department (or all), the bureau also publishes and registers. */
export const StaffRole = z.enum(['officer', 'publisher', 'admin']);
export type StaffRole = z.infer<typeof StaffRole>;
export const StaffTokenInput = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  role: StaffRole,
  /** Only cases of this authority; absent: all. */
  authority: z.optional(z.string().check(z.maxLength(100))),
});
/** A token of a member of staff, without the token. */
export const StaffTokenInfo = z.object({
  id: z.string(),
  name: z.string(),
  role: StaffRole,
  authority: z.optional(z.string()),
  createdAt: Instant,
  revokedAt: z.optional(Instant),
});
export type StaffTokenInfo = z.infer<typeof StaffTokenInfo>;
export const StaffTokenList = z.object({ rows: z.array(StaffTokenInfo) });
export const StaffTokenCreated = z.object({ id: z.string(), token: z.string() });
