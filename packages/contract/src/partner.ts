import * as z from 'zod/mini';
import { PartnerId, PublishableKey } from './ids.ts';
import { Instant, line } from './wire.ts';

/** What an embed token may allow. One per widget that needs a token. */
export const Scope = z.enum(['form', 'case', 'rating', 'license']);
export type Scope = z.infer<typeof Scope>;

/** `scheme://host[:port]` exactly as the browser sends it; compared character by character. */
export const Origin = z.string().check(z.maxLength(255), z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/));

/** Name of a key: visible ASCII characters, so that it reads the same in every log and every language. */
export const Kid = z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/));

/** A public JWK of a partner, ES256, PS256 or RS256, as the gateway answers it. */
export const PublicJwk = z.object({
  kid: line(64),
  kty: z.enum(['EC', 'RSA']),
  alg: z.enum(['ES256', 'PS256', 'RS256']),
  crv: z.optional(z.literal('P-256')),
  x: z.optional(z.string()),
  y: z.optional(z.string()),
  n: z.optional(z.string()),
  e: z.optional(z.string()),
  use: z.optional(z.literal('sig')),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

/** A registered key. `retireAt`: a newer one has taken its place, and from then on the gateway takes no token by it. */
export const PartnerKey = z.extend(PublicJwk, { retireAt: z.optional(Instant) });
export type PartnerKey = z.infer<typeof PartnerKey>;

/** A key as it is registered: whole, of one algorithm, and without private members. How strong it is, the gateway finds out. */
export const PartnerKeyInput = z
  .strictObject({
    ...PartnerKey.shape,
    kid: Kid,
    x: z.optional(z.string().check(z.regex(/^[\w-]{43}$/))),
    y: z.optional(z.string().check(z.regex(/^[\w-]{43}$/))),
    n: z.optional(z.string().check(z.regex(/^[\w-]{342,1366}$/))),
    e: z.optional(z.string().check(z.regex(/^[\w-]{2,8}$/))),
  })
  .check(z.refine(isOneKindOfKey));
export type PartnerKeyInput = z.infer<typeof PartnerKeyInput>;

/** A curve's members or RSA's, all of them and none of the other's, with an algorithm that fits. */
function isOneKindOfKey({ kty, alg, crv, x, y, n, e }: PublicJwk): boolean {
  const has = (...members: unknown[]) => members.map((member) => member !== undefined);
  return kty === 'EC'
    ? alg === 'ES256' && has(crv, x, y).every(Boolean) && !has(n, e).includes(true)
    : alg !== 'ES256' && has(n, e).every(Boolean) && !has(crv, x, y).includes(true);
}

/**
 * Where a partner publishes its keys (RFC 7517): https and a public name; plain http on a `.localhost` name, which a gateway
 * takes only while it is itself served so.
 */
export const JwksUrl = z.string().check(z.maxLength(500), z.refine(isJwksUrl));

function isJwksUrl(text: string): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  const { protocol, hostname, username, password, hash } = url;
  if (username !== '' || password !== '' || hash !== '' || url.href !== text) return false;
  const isLoopback = hostname === 'localhost' || hostname.endsWith('.localhost');
  if (protocol === 'http:') return isLoopback;
  // A name with a dot whose last part is no number: no address, no machine of our own network.
  return protocol === 'https:' && !isLoopback && /\.[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname) && !isInternal(hostname);
}

const isInternal = (hostname: string): boolean => /\.(?:local|internal|intranet|lan|home|corp|arpa)$/.test(hostname);

/** A partner's own name for one of its terminals, such as a kiosk: the embed token names it, and taking it out shuts it at once. */
export const TerminalId = z.string().check(z.regex(/^[A-Za-z0-9][\w.:-]{0,63}$/));
export const Terminal = z.object({ id: TerminalId, name: line(100) });
export type Terminal = z.infer<typeof Terminal>;

export const PartnerStatus = z.enum(['active', 'suspended']);
export type PartnerStatus = z.infer<typeof PartnerStatus>;

/** 合作单位: who may embed, from where, at which terminals, and with which keys it signs. */
export const Partner = z.object({
  id: PartnerId,
  name: z.string(),
  publishableKey: PublishableKey,
  origins: z.array(Origin),
  scopes: z.array(Scope),
  /** Registered by value; empty with `jwksUrl`. */
  keys: z.array(PartnerKey),
  /** The partner publishes its keys there instead. */
  jwksUrl: z.optional(z.string()),
  /** Keys that are over for good, wherever they still stand. */
  revokedKids: z.array(z.string()),
  terminals: z.array(Terminal),
  status: PartnerStatus,
  createdAt: Instant,
});
export type Partner = z.infer<typeof Partner>;
export const PartnerList = z.object({ rows: z.array(Partner) });

/** What is said of a partner: all but `terminals` and `revokedKids`, which stay as they are when left out. */
export const PartnerInput = z.strictObject({
  id: PartnerId,
  name: line(100),
  publishableKey: PublishableKey,
  origins: z.array(Origin).check(z.maxLength(50)),
  scopes: z.array(Scope),
  /** Up to five, or none and `jwksUrl`; none and no `jwksUrl` keeps the one that is registered. */
  keys: z.array(PartnerKeyInput).check(z.maxLength(5)),
  jwksUrl: z.optional(JwksUrl),
  /** Added to those that are known: a revoked key never comes back. */
  revokedKids: z.optional(z.array(Kid).check(z.maxLength(1000))),
  terminals: z.optional(z.array(z.strictObject(Terminal.shape)).check(z.maxLength(500))),
  status: PartnerStatus,
});
export type PartnerInput = z.infer<typeof PartnerInput>;

export const PartnerStatusInput = z.strictObject({ status: PartnerStatus });

/** How long the other keys are still taken when a new one is registered, in seconds: time to change the key on every server. */
export const KEY_OVERLAP = 86_400;

/** A new key beside the others, which retire by themselves. */
export const PartnerKeyAddition = z.strictObject({
  key: PartnerKeyInput,
  /** Seconds the other keys are still taken, 30 days at most. Default: a day. */
  keepOthersFor: z._default(z.int().check(z.gte(0), z.lte(30 * 86_400)), KEY_OVERLAP),
});

/** A key that must not be taken any more, and the visits that began by it. */
export const PartnerKeyRevocation = z.strictObject({ kid: Kid });

/** A department's address for news of its cases and ratings; the secret signs each delivery. */
export const WebhookInput = z.strictObject({
  url: z.url(),
  events: z.array(z.enum(['case.received', 'case.changed', 'rating.received'])).check(z.minLength(1)),
  /** Only news of this authority's cases, by its name as the guides have it. Default: of all. */
  authority: z.optional(line(100)),
});
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  /** Absent: gets the news of all authorities. */
  authority: z.optional(z.string()),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;
export const WebhookList = z.object({ rows: z.array(Webhook) });
/** Answer to creating one: the only time the secret is shown. */
export const WebhookCreated = z.extend(Webhook, { secret: z.string() });

/** What a webhook delivery carries: ids and coarse states, never personal data. */
export const WebhookEvent = z.object({
  id: z.string(),
  type: z.string(),
  at: Instant,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** What an element needs to host a partner's frames; public. */
export const EmbedConfig = z.object({
  partner: PublishableKey,
  name: z.string(),
  status: PartnerStatus,
  scopes: z.array(Scope),
  formsOrigin: Origin,
  licenseOrigin: Origin,
});
export type EmbedConfig = z.infer<typeof EmbedConfig>;
