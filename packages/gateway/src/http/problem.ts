import type { InvalidParam, Problem, ProblemCode } from '@qwy/contract/errors';
import { PROBLEM_STATUS } from '@qwy/contract/errors';
import type * as z from 'zod/mini';
import { knownPath } from './known-names.ts';
import { isPlainText } from './plain-text.ts';

/** Thrown anywhere below a route: becomes problem+json with this code and nothing else. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly invalidParams: readonly InvalidParam[] | undefined;
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    more: {
      invalidParams?: readonly InvalidParam[];
      retryAfter?: number;
      headers?: Readonly<Record<string, string>>;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: more.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.invalidParams = more.invalidParams;
    this.retryAfter = more.retryAfter;
    this.headers = more.headers ?? {};
  }
}

/** For developers; citizens get a sentence chosen by the elements from the code. */
const TITLES: Readonly<Record<ProblemCode, string>> = {
  invalid_request: 'The request does not have the documented shape.',
  invalid_answers: 'The answers do not meet the rules of the form.',
  unauthorized: 'A valid token and proof are needed.',
  token_expired: 'The token has expired; get a new one.',
  use_dpop_nonce: 'Repeat with the nonce given in DPoP-Nonce.',
  invalid_grant: 'The token offered is not acceptable.',
  forbidden: 'The token does not cover this.',
  origin_not_allowed: 'The origin is not registered for this partner.',
  partner_suspended: 'The partner is suspended.',
  login_required: 'The citizen has to sign in first.',
  assurance_required: 'The citizen has to sign in more strongly.',
  not_found: 'There is nothing here.',
  method_not_allowed: 'The method is not allowed here.',
  conflict: 'Somebody changed it meanwhile.',
  idempotency_conflict: 'The idempotency key was used with another body.',
  stale_version: 'It was published anew since it was opened.',
  invalid_transition: 'The state of the case does not allow this step.',
  already_rated: 'The case has been rated already.',
  payload_too_large: 'The body is too large.',
  unsupported_media_type: 'The content type is not supported.',
  rate_limited: 'Too many requests.',
  internal: 'Something went wrong on the server.',
  unavailable: 'The service is not available right now.',
};

/** The RFC 9457 body. `type` is a stable URN of ours; the code's page is in docs/reference. */
export function problemBody(error: ProblemError, requestId: string): Problem {
  return {
    type: `urn:qwy:problem:${error.code}`,
    title: TITLES[error.code],
    status: PROBLEM_STATUS[error.code],
    code: error.code,
    requestId,
    ...(error.invalidParams ? { invalidParams: [...error.invalidParams] } : {}),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
}

/** Parses at the boundary; a mismatch names the places and the kinds of mistake, never what was sent. */
export function parseRequest<S extends z.ZodMiniType>(schema: S, value: unknown, place: string): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) {
    const invalidParams = result.error.issues.slice(0, 50).map((issue) => ({
      pointer: `/${[place, ...knownPath(schema, issue.path)].map(String).join('/')}`,
      code: issue.code,
    }));
    throw new ProblemError('invalid_request', { invalidParams });
  }
  if (!isPlainText(value))
    throw new ProblemError('invalid_request', { invalidParams: [{ pointer: `/${place}`, code: 'not_plain_text' }] });
  return result.data;
}
