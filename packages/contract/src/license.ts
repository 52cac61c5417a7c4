import * as z from 'zod/mini';
import { LicenseId } from './ids.ts';
import { Day, Instant, line, open } from './wire.ts';

export const LicenseStatus = z.enum(['valid', 'expired', 'revoked', 'suspended']);

/** 电子证照 as listed to its holder: enough to choose one, nothing to copy. */
export const LicenseSummary = z.object({
  id: LicenseId,
  typeName: z.string(),
  issuer: z.string(),
  /** The last four characters only. */
  numberTail: z.string(),
  status: open(LicenseStatus),
  validFrom: z.optional(Day),
  validTo: z.optional(Day),
  sample: z.boolean(),
});
export type LicenseSummary = z.infer<typeof LicenseSummary>;
export const LicenseList = z.object({ rows: z.array(LicenseSummary) });

/** What the licence is shown for; printed into the watermark and the holder's own log. */
export const PresentationRequest = z.strictObject({ purpose: line(60) });

/** 亮证: one showing of one licence, valid for a minute. */
export const Presentation = z.object({
  license: LicenseSummary,
  /** Face of the licence, in print order. `secret` values are masked until the holder uncovers them. */
  fields: z.array(z.object({ label: z.string(), value: z.string(), secret: z.boolean() })),
  /** "此件由…提供，仅供…使用，有效期至…" (国办函〔2016〕108号). */
  watermark: z.string(),
  /** What the QR code carries; a verifier posts it to `/v1/verifications`. One use. */
  code: z.string(),
  expiresAt: Instant,
});
export type Presentation = z.infer<typeof Presentation>;

export const VerificationRequest = z.strictObject({ code: z.string().check(z.minLength(16), z.maxLength(64)) });
/** 核验: what a verifier learns. No holder data beyond a masked name. */
export const Verification = z.object({
  status: open(z.enum(['valid', 'expired', 'revoked', 'suspended', 'unknown'])),
  typeName: z.optional(z.string()),
  issuer: z.optional(z.string()),
  holderMasked: z.optional(z.string()),
  validTo: z.optional(Day),
  checkedAt: Instant,
  sample: z.optional(z.boolean()),
});
export type Verification = z.infer<typeof Verification>;
