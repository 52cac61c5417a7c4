import * as z from 'zod/mini';
import { CaseNumber, ItemCode, PublishableKey } from './ids.ts';
import { Scope } from './partner.ts';
import { Thumbprint } from './token.ts';

/**
 * What host page and frame say to each other over one MessageChannel. No message can carry personal data to the host:
 * towards the host every string is an id of a known shape, a member of a closed set, or a key's thumbprint.
 */

export const Locale = z.enum(['zh-CN', 'en']);
export type Locale = z.infer<typeof Locale>;
export const Appearance = z.enum(['standard', 'elder', 'kiosk']);
export type Appearance = z.infer<typeof Appearance>;

/** Light or dark; `auto` follows the reader's system. */
export const Scheme = z.enum(['light', 'dark', 'auto']);
export type Scheme = z.infer<typeof Scheme>;
/** `more`: nothing pale, every edge drawn; `auto` follows the reader's system. */
export const Contrast = z.enum(['standard', 'more', 'auto']);
export type Contrast = z.infer<typeof Contrast>;
/** Kinds of partners whose usual colour we know. */
export const Preset = z.enum(['government', 'bank', 'post', 'telecom']);
export type Preset = z.infer<typeof Preset>;
/** `#rrggbb` */
export const BrandColour = z.string().check(z.regex(/^#[0-9a-f]{6}$/i));

/** Everything a host may say about looks inside a frame: words of closed sets and one colour. No raw CSS crosses the border. */
export const Theme = z.strictObject({
  /** Default: the preset's. All other brand colours are computed from it (`rules/brand-ramp`). */
  brand: z.optional(BrandColour),
  /** Default `light`, because that is what most pages around us are. */
  scheme: z.optional(Scheme),
  /** Default `auto`. */
  contrast: z.optional(Contrast),
  /** Default `government`. */
  preset: z.optional(Preset),
});
export type Theme = z.infer<typeof Theme>;

export const FrameSettings = z.strictObject({
  locale: Locale,
  appearance: Appearance,
  theme: Theme,
  /** A shared terminal: nothing personal stays, printing instead of saving. */
  terminal: z.optional(z.literal('kiosk')),
});
export type FrameSettings = z.infer<typeof FrameSettings>;

/** First message, by `postMessage` with the exact frame origin as target, the port attached. The only one outside the port. */
export const Handshake = z.strictObject({ qwy: z.literal(1), channel: z.string().check(z.regex(/^[\w-]{22}$/)) });

export const HostMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('settings'), settings: FrameSettings }),
  z.strictObject({
    type: z.literal('token'),
    request: z.string().check(z.maxLength(36)),
    token: z.string().check(z.maxLength(4096)),
  }),
  z.strictObject({
    type: z.literal('token-failed'),
    request: z.string().check(z.maxLength(36)),
    code: z.enum(['no_provider', 'refused', 'network']),
  }),
  /** The visit is over: forget everything, revoke the token. */
  z.strictObject({ type: z.literal('wipe') }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** Coarse things a host may know; each becomes a typed event on the element. */
export const FrameEventName = z.enum([
  'form-started',
  'form-submitted',
  'case-opened',
  'case-changed',
  'rating-submitted',
  'license-shown',
  'license-hidden',
  'login-started',
  'login-finished',
]);
export type FrameEventName = z.infer<typeof FrameEventName>;

export const FrameFailureCode = z.enum([
  'not_found',
  'token_refused',
  'origin_not_allowed',
  'partner_suspended',
  'network',
  'unavailable',
  'rate_limited',
  'unexpected',
]);
export type FrameFailureCode = z.infer<typeof FrameFailureCode>;

export const FrameMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({
    type: z.literal('token-request'),
    request: z.string().check(z.regex(/^[\w-]{8,36}$/)),
    jkt: Thumbprint,
    nonce: z.string().check(z.regex(/^[\w.-]{16,200}$/)),
    widget: Scope,
  }),
  /** Height of the content in CSS pixels. */
  z.strictObject({ type: z.literal('height'), height: z.int().check(z.gte(0), z.lte(200_000)) }),
  /** Somebody is using the frame: keeps a kiosk's idle clock from running. At most one a second. */
  z.strictObject({ type: z.literal('activity') }),
  z.strictObject({
    type: z.literal('event'),
    name: FrameEventName,
    caseNumber: z.optional(CaseNumber),
    itemCode: z.optional(ItemCode),
    state: z.optional(z.string().check(z.regex(/^[a-z_]{1,20}$/))),
  }),
  z.strictObject({
    type: z.literal('failed'),
    code: FrameFailureCode,
    requestId: z.optional(z.string().check(z.regex(/^[\w-]{1,64}$/))),
  }),
  z.strictObject({ type: z.literal('wiped') }),
]);
export type FrameMessage = z.infer<typeof FrameMessage>;

/** Query of a frame's address: only what its server needs to choose headers and document. */
export const FrameQuery = z.strictObject({
  partner: PublishableKey,
  item: z.optional(ItemCode),
  case: z.optional(CaseNumber),
  locale: z.optional(Locale),
});
export type FrameQuery = z.infer<typeof FrameQuery>;
