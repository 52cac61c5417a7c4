import * as z from 'zod/mini';

/**
 * Every way a request can fail at the gateway: stable, documented, never reused for another meaning.
 * The SDK adds the failures that never reached the gateway (`ClientErrorCode`).
 */
export const ProblemCode = z.enum([
  'invalid_request', // 400: not JSON, unknown fields, a parameter of the wrong shape; see invalidParams
  'invalid_answers', // 422: the form's own rules are not met; invalidParams point into the answers
  'unauthorized', // 401: no token, or not one of ours
  'token_expired', // 401: get a new one, then try again
  'use_dpop_nonce', // 401: repeat the proof with the nonce of this answer (RFC 9449 section 8)
  'invalid_grant', // 400: the embed or refresh token is not acceptable; deliberately says no more
  'forbidden', // 403: the token does not cover this
  'origin_not_allowed', // 403: the page's origin is not registered for this partner
  'partner_suspended', // 403
  'login_required', // 401: a citizen must sign in first
  'assurance_required', // 403: the citizen is signed in, but not strongly enough
  'not_found', // 404: also the answer to a wrong case code
  'method_not_allowed', // 405
  'conflict', // 409: somebody changed it meanwhile
  'idempotency_conflict', // 409: the same key came with another body
  'stale_version', // 409: the form or guide was published anew since it was opened
  'invalid_transition', // 409: the case's state does not allow this step
  'already_rated', // 409
  'payload_too_large', // 413
  'unsupported_media_type', // 415
  'rate_limited', // 429: wait retryAfter seconds
  'internal', // 500
  'unavailable', // 503: starting, stopping or the database is away
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** HTTP status of each code. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = {
  invalid_request: 400,
  invalid_answers: 422,
  unauthorized: 401,
  token_expired: 401,
  use_dpop_nonce: 401,
  invalid_grant: 400,
  forbidden: 403,
  origin_not_allowed: 403,
  partner_suspended: 403,
  login_required: 401,
  assurance_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  idempotency_conflict: 409,
  stale_version: 409,
  invalid_transition: 409,
  already_rated: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** Where a request went wrong: a JSON pointer and a code, never the value somebody typed. */
export const InvalidParam = z.object({
  pointer: z.string(),
  code: z.string(),
  params: z.optional(z.record(z.string(), z.unknown())),
});
export type InvalidParam = z.infer<typeof InvalidParam>;

/** RFC 9457 problem details, as `application/problem+json`. `title` and `detail` are for developers, not for citizens. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.union([ProblemCode, z.string()]),
  requestId: z.string(),
  detail: z.optional(z.string()),
  invalidParams: z.optional(z.array(InvalidParam)),
  /** Seconds to wait, with `rate_limited` and `unavailable`. */
  retryAfter: z.optional(z.int()),
});
export type Problem = z.infer<typeof Problem>;

/** Failures the gateway never saw, or whose answer was not one of ours. */
export const ClientErrorCode = z.enum(['network', 'timeout', 'aborted', 'unexpected_response', 'schema_mismatch']);
export type ClientErrorCode = z.infer<typeof ClientErrorCode>;
