import * as z from 'zod/mini';
import { CaseRecord, CaseState } from './case.ts';
import { CaseNumber, PartnerId } from './ids.ts';
import { RatingLevel } from './rating.ts';
import { Instant, open } from './wire.ts';

/** A citizen who signed in, by the gateway's own id: no number of any document. */
export const CitizenId = z.string().check(z.regex(/^[\w-]{16,64}$/));

/** What the citizen agreed to when a case was filed, and what became of it. */
export const Consent = z.object({
  purpose: z.string(),
  retention: z.string(),
  at: Instant,
  withdrawnAt: z.optional(Instant),
  /** The answers were erased then. */
  erasedAt: z.optional(Instant),
});
export type Consent = z.infer<typeof Consent>;

/**
 * Why something is kept although its citizen wants it gone. `in_progress`: the case is being handled; withdraw it first.
 * `archive_duty`: it was decided on, and the file must be archived (国务院关于在线政务服务的若干规定 12).
 */
export const KeptReason = z.enum(['in_progress', 'archive_duty']);
export type KeptReason = z.infer<typeof KeptReason>;

/** Something that is kept. `until`: the gateway deletes it then by itself. */
export const Kept = z.object({ reason: open(KeptReason), until: z.optional(Instant) });
export type Kept = z.infer<typeof Kept>;

/** A case with everything the gateway knows about it. */
export const OwnCase = z.extend(CaseRecord, {
  consent: Consent,
  receivedAt: Instant,
  rating: z.optional(
    z.object({ level: RatingLevel, tags: z.array(z.string()), comment: z.optional(z.string()), ratedAt: Instant }),
  ),
  /** When staff looked at the answers. */
  seenAt: z.array(Instant),
  kept: z.optional(Kept),
});
export type OwnCase = z.infer<typeof OwnCase>;

/** Everything the gateway holds about one citizen (个人信息保护法: access and copy), to be read by people and machines. */
export const CitizenData = z.object({
  /** `qwy-citizen-data/1`. */
  format: z.string(),
  madeAt: Instant,
  citizen: z.object({
    id: CitizenId,
    name: z.string(),
    citizenNumber: z.optional(z.string()),
    /** Who vouched for it. */
    issuer: z.string(),
    since: Instant,
  }),
  cases: z.array(OwnCase),
  /** Licences that the citizen could show; what is in them, the issuing authority keeps and tells. */
  licenses: z.array(z.object({ typeName: z.string(), issuer: z.string() })),
  /** Whom licences were shown to. */
  presentations: z.array(
    z.object({
      typeName: z.string(),
      partner: PartnerId,
      purpose: z.string(),
      at: Instant,
      usedAt: z.optional(Instant),
    }),
  ),
  /** Visits during which the citizen was signed in, of the last day. */
  visits: z.array(z.object({ partner: PartnerId, origin: z.string(), scope: z.string(), at: Instant })),
  /** What was asked for about this data. */
  requests: z.array(z.object({ kind: z.string(), at: Instant, by: open(z.enum(['citizen', 'staff'])) })),
});
export type CitizenData = z.infer<typeof CitizenData>;

/** What an erasure did, and what it had to leave. */
export const Erasure = z.object({
  /** Cases whose answers were erased; number, item and states stay as the office's own record. */
  cases: z.array(CaseNumber),
  comments: z.int(),
  presentations: z.int(),
  /** Name, citizen number and sign-ins. */
  citizen: z.boolean(),
  kept: z.array(z.extend(Kept, { number: CaseNumber, state: open(CaseState) })),
});
export type Erasure = z.infer<typeof Erasure>;

/**
 * What a withdrawn consent did. A case that is not decided is withdrawn and its answers erased; of a decided one it is noted,
 * and nothing that was done before becomes wrong.
 */
export const ConsentWithdrawal = z.object({
  number: CaseNumber,
  state: open(CaseState),
  withdrawnAt: Instant,
  erased: z.boolean(),
  kept: z.optional(Kept),
});
export type ConsentWithdrawal = z.infer<typeof ConsentWithdrawal>;

export const OwnConsentInput = z.strictObject({ number: CaseNumber });

/** 公民身份号码, in the body so that it reaches neither an address nor a log. */
export const CitizenSearch = z.strictObject({ citizenNumber: z.string().check(z.regex(/^\d{17}[\dX]$/)) });

/** Who it may be: accounts with this number, and cases filed without signing in whose answers hold it. */
export const CitizenMatches = z.object({
  citizens: z.array(z.object({ id: CitizenId, name: z.string(), since: Instant })),
  cases: z.array(CaseNumber),
});
export type CitizenMatches = z.infer<typeof CitizenMatches>;
