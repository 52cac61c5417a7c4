import * as z from 'zod/mini';
import { PartnerId, PublishableKey } from './ids.ts';
import { Instant, line } from './wire.ts';

/** What an embed token may allow. One per widget that needs a token. */
export const Scope = z.enum(['form', 'case', 'rating', 'license']);
export type Scope = z.infer<typeof Scope>;

/** `scheme://host[:port]` exactly as the browser sends it; compared character by character. */
export const Origin = z.string().check(z.maxLength(255), z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/));

/** A public JWK of a partner, ES256, PS256 or RS256; a symmetric or private key is refused. */
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

/** 合作单位: who may embed, from where, and with which keys it signs. */
export const Partner = z.object({
  id: PartnerId,
  name: z.string(),
  publishableKey: PublishableKey,
  origins: z.array(Origin),
  scopes: z.array(Scope),
  keys: z.array(PublicJwk),
  status: z.enum(['active', 'suspended']),
  createdAt: Instant,
});
export type Partner = z.infer<typeof Partner>;
export const PartnerList = z.object({ rows: z.array(Partner) });

export const PartnerInput = z.strictObject({
  id: PartnerId,
  name: line(100),
  publishableKey: PublishableKey,
  origins: z.array(Origin).check(z.maxLength(50)),
  scopes: z.array(Scope),
  keys: z.array(z.strictObject(PublicJwk.shape)).check(z.minLength(1), z.maxLength(5)),
  status: z.enum(['active', 'suspended']),
});
export type PartnerInput = z.infer<typeof PartnerInput>;

/** A department's address for news of its cases and ratings; the secret signs each delivery. */
export const WebhookInput = z.strictObject({
  url: z.url(),
  events: z.array(z.enum(['case.received', 'case.changed', 'rating.received'])).check(z.minLength(1)),
});
export const Webhook = z.object({ id: z.string(), url: z.string(), events: z.array(z.string()), createdAt: Instant });
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
  status: z.enum(['active', 'suspended']),
  scopes: z.array(Scope),
  formsOrigin: Origin,
  licenseOrigin: Origin,
});
export type EmbedConfig = z.infer<typeof EmbedConfig>;
