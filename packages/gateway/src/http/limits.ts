import { ProblemError } from './problem.ts';

/** `max` at once, and `max` per `seconds` in the long run: what was used comes back steadily, not at the end of a window. */
export interface Limit {
  readonly max: number;
  readonly seconds: number;
}

/** How much of what anybody may do. What each protects, and whom it must not shut out: docs/decisions/0020. */
export interface Limits {
  /** Public reads from one address. */
  readonly read: Limit;
  /** Of these, reads from the pages of one site: a page that runs wild leaves something for others at the address. */
  readonly site: Limit;
  /** Everything else from one address, before it is known who asks: garbage counts here and nowhere else. */
  readonly flood: Limit;
  /** Writes, tokens and private reads of one partner's visitors at one address. */
  readonly write: Limit;
  /** The same of one visit: one frame's key, so one abuser. */
  readonly visit: Limit;
  /** The same of one partner in all. */
  readonly partner: Limit;
  /** Calls of one member of staff, or one department's system. */
  readonly staff: Limit;
  /** Cases filed: by one visit, by one partner's visitors at one address who are not signed in, by one citizen. */
  readonly submissions: { readonly visit: Limit; readonly address: Limit; readonly citizen: Limit };
  /** Wrong codes for one case number from one address: a code of 8 characters must not be guessable. */
  readonly wrongCode: Limit;
  /** Wrong codes from one address, whatever the number. */
  readonly wrongCodes: Limit;
  /** Change streams open at once on one replica: of one address, and in all. */
  readonly streams: { readonly address: number; readonly all: number };
}

export const DEFAULT_LIMITS: Limits = {
  read: { max: 1200, seconds: 60 },
  site: { max: 900, seconds: 60 },
  flood: { max: 3000, seconds: 60 },
  write: { max: 600, seconds: 60 },
  visit: { max: 120, seconds: 60 },
  partner: { max: 12_000, seconds: 60 },
  staff: { max: 1200, seconds: 60 },
  submissions: {
    visit: { max: 20, seconds: 600 },
    address: { max: 300, seconds: 600 },
    citizen: { max: 30, seconds: 600 },
  },
  wrongCode: { max: 10, seconds: 900 },
  wrongCodes: { max: 100, seconds: 900 },
  streams: { address: 500, all: 5000 },
};

/** Milliseconds that one use occupies of a limit. */
export const cost = ({ max, seconds }: Limit): number => Math.max(1, Math.ceil((seconds * 1000) / max));

/** Milliseconds ahead of now that a limit may be used up to, with room for one more. */
export const allowance = (limit: Limit): number => Math.max(0, limit.seconds * 1000 - cost(limit));

/** The refusal of somebody who has to wait. @param waitMs - until the next one is admitted */
export function tooMany(waitMs: number): ProblemError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new ProblemError('rate_limited', { retryAfter: seconds, headers: { 'retry-after': String(seconds) } });
}
