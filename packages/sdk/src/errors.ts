import type { ClientErrorCode, InvalidParam, ProblemCode } from '@qwy/contract/errors';

/** Every `code` an error of this client can have. Stable: never reused for another meaning. */
export type QwyErrorCode = ProblemCode | ClientErrorCode;

/** All an error knows: nothing of it is personal, secret or typed by somebody. */
export interface ErrorContext {
  readonly method: string;
  /** Route template such as `/v1/guides/{code}`; never the address itself. */
  readonly route: string;
  /** HTTP status; absent when no answer came. */
  readonly status?: number | undefined;
  /** The gateway's number for this request: what to quote when asking for help. */
  readonly requestId?: string | undefined;
  /** Seconds the gateway asks to wait. */
  readonly retryAfter?: number | undefined;
  /** Where the request (`invalid_request`, `invalid_answers`) or the answer (`schema_mismatch`) was wrong. */
  readonly invalidParams?: readonly InvalidParam[] | undefined;
}

const BRAND = Symbol.for('qwy.error');

/** Base of all errors of this client. Choose by `code`, show people your own text, quote `requestId`. */
export abstract class QwyError extends Error implements ErrorContext {
  abstract readonly code: QwyErrorCode;
  readonly method: string;
  readonly route: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly invalidParams: readonly InvalidParam[] | undefined;

  constructor(message: string, context: ErrorContext, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QwyError';
    this.method = context.method;
    this.route = context.route;
    this.status = context.status;
    this.requestId = context.requestId;
    this.retryAfter = context.retryAfter;
    this.invalidParams = context.invalidParams;
    // A symbol of the global registry, because two copies of this package on one page have two classes.
    Object.defineProperty(this, BRAND, { value: true });
  }

  /** Whether the same request may well succeed a little later. */
  get retryable(): boolean {
    const { code, status = 0 } = this;
    if (code === 'network' || code === 'timeout' || code === 'rate_limited') return true;
    // An answer of success that was cut short, or the sign-in page of a public Wi-Fi: both pass.
    return status >= 500 || (code === 'unexpected_response' && status >= 200 && status < 300);
  }

  /** What `JSON.stringify` and loggers get. */
  toJSON(): ErrorContext & { code: QwyErrorCode; message: string } {
    const { code, message, method, route, status, requestId, retryAfter, invalidParams } = this;
    return { code, message, method, route, status, requestId, retryAfter, invalidParams };
  }
}

/** The request was not understood: unknown fields or a parameter of the wrong shape; see `invalidParams`. */
export class InvalidRequestError extends QwyError {
  readonly code = 'invalid_request';
}
/** The form's own rules are not met; `invalidParams` point into the answers. */
export class InvalidAnswersError extends QwyError {
  readonly code = 'invalid_answers';
}
/** No token, or not one of the gateway's. */
export class UnauthorizedError extends QwyError {
  readonly code = 'unauthorized';
}
/** The token is over: get a new one, then try again. */
export class TokenExpiredError extends QwyError {
  readonly code = 'token_expired';
}
/** The key proof must carry the nonce of the gateway's answer; authorizers deal with this. */
export class UseDpopNonceError extends QwyError {
  readonly code = 'use_dpop_nonce';
}
/** The embed or refresh token is not acceptable; the gateway deliberately says no more. */
export class InvalidGrantError extends QwyError {
  readonly code = 'invalid_grant';
}
/** The token does not cover this. */
export class ForbiddenError extends QwyError {
  readonly code = 'forbidden';
}
/** The page's origin is not registered for this partner. */
export class OriginNotAllowedError extends QwyError {
  readonly code = 'origin_not_allowed';
}
/** The partner may not embed at present. */
export class PartnerSuspendedError extends QwyError {
  readonly code = 'partner_suspended';
}
/** A citizen must sign in first. */
export class LoginRequiredError extends QwyError {
  readonly code = 'login_required';
}
/** The citizen is signed in, but not strongly enough. */
export class AssuranceRequiredError extends QwyError {
  readonly code = 'assurance_required';
}
/** There is no such thing, it was withdrawn, or the case code does not fit. */
export class NotFoundError extends QwyError {
  readonly code = 'not_found';
}
/** This address does not take this method: client and gateway are of very different versions. */
export class MethodNotAllowedError extends QwyError {
  readonly code = 'method_not_allowed';
}
/** Somebody changed it meanwhile: read it again. */
export class ConflictError extends QwyError {
  readonly code = 'conflict';
}
/** The idempotency key was used before with another body. */
export class IdempotencyConflictError extends QwyError {
  readonly code = 'idempotency_conflict';
}
/** The form or guide was published anew since it was opened. */
export class StaleVersionError extends QwyError {
  readonly code = 'stale_version';
}
/** The case's state does not allow this step. */
export class InvalidTransitionError extends QwyError {
  readonly code = 'invalid_transition';
}
/** This case has its rating already. */
export class AlreadyRatedError extends QwyError {
  readonly code = 'already_rated';
}
/** The body is larger than the gateway takes. */
export class PayloadTooLargeError extends QwyError {
  readonly code = 'payload_too_large';
}
/** The body is of a type the gateway does not take. */
export class UnsupportedMediaTypeError extends QwyError {
  readonly code = 'unsupported_media_type';
}
/** The gateway asked for a pause. Wait `retryAfter` seconds, then try again. */
export class RateLimitedError extends QwyError {
  readonly code = 'rate_limited';
}
/** The gateway failed; its operators find out by `requestId`. */
export class InternalError extends QwyError {
  readonly code = 'internal';
}
/** The gateway is starting, stopping, or without its database. */
export class UnavailableError extends QwyError {
  readonly code = 'unavailable';
}
/** No answer arrived: offline, DNS, TLS, CORS, or a connection that was cut. Browsers do not say which. */
export class NetworkError extends QwyError {
  readonly code = 'network';
}
/** No whole answer arrived in time. A write may have been done all the same: repeat it with the same idempotency key. */
export class TimeoutError extends QwyError {
  readonly code = 'timeout';
}
/** The caller's `signal` was aborted. */
export class AbortedError extends QwyError {
  readonly code = 'aborted';
}
/** Something answered that is not the gateway, or only half of its answer came: an HTML page, a redirect, cut JSON. */
export class UnexpectedResponseError extends QwyError {
  readonly code = 'unexpected_response';
}
/** The answer does not have the shape this client knows; `invalidParams` say where. */
export class SchemaMismatchError extends QwyError {
  readonly code = 'schema_mismatch';
}

const CLASSES = {
  invalid_request: InvalidRequestError,
  invalid_answers: InvalidAnswersError,
  unauthorized: UnauthorizedError,
  token_expired: TokenExpiredError,
  use_dpop_nonce: UseDpopNonceError,
  invalid_grant: InvalidGrantError,
  forbidden: ForbiddenError,
  origin_not_allowed: OriginNotAllowedError,
  partner_suspended: PartnerSuspendedError,
  login_required: LoginRequiredError,
  assurance_required: AssuranceRequiredError,
  not_found: NotFoundError,
  method_not_allowed: MethodNotAllowedError,
  conflict: ConflictError,
  idempotency_conflict: IdempotencyConflictError,
  stale_version: StaleVersionError,
  invalid_transition: InvalidTransitionError,
  already_rated: AlreadyRatedError,
  payload_too_large: PayloadTooLargeError,
  unsupported_media_type: UnsupportedMediaTypeError,
  rate_limited: RateLimitedError,
  internal: InternalError,
  unavailable: UnavailableError,
  network: NetworkError,
  timeout: TimeoutError,
  aborted: AbortedError,
  unexpected_response: UnexpectedResponseError,
  schema_mismatch: SchemaMismatchError,
} satisfies Record<QwyErrorCode, new (message: string, context: ErrorContext, options?: ErrorOptions) => QwyError>;

/** Everything this client rejects with, told apart by `code`: a `switch` over it can be exhaustive. */
export type QwyErrorUnion = InstanceType<(typeof CLASSES)[QwyErrorCode]>;

/**
 * Whether something caught is one of ours, from whichever copy of this package.
 * What is not: a `TypeError` for a bad argument, which is a mistake in the calling code.
 */
export function isQwyError(error: unknown): error is QwyErrorUnion {
  return typeof error === 'object' && error !== null && BRAND in error;
}

/** Whether a code from the wire is one this version knows. */
export const isErrorCode = (code: unknown): code is QwyErrorCode =>
  typeof code === 'string' && Object.prototype.hasOwnProperty.call(CLASSES, code);

/**
 * Makes the error of a code; also for tests and stories that need one.
 * `cause` is reduced to its name and system code: the messages of fetch and JSON.parse quote addresses and bodies.
 */
export function createError(code: QwyErrorCode, context: ErrorContext, cause?: unknown): QwyErrorUnion {
  const { method, route, status, requestId } = context;
  const answered = status === undefined ? '' : ` answered ${status}`;
  const request = requestId === undefined ? '' : ` (request ${requestId})`;
  const options = cause === undefined ? undefined : { cause: nameOnly(cause) };
  return new CLASSES[code](`${code}: ${method} ${route}${answered}${request}`, context, options);
}

function nameOnly(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (isQwyError(cause)) return cause;
  const systemCode = systemCodeOf(cause.cause) ?? systemCodeOf(cause);
  return new Error(systemCode === undefined ? cause.name : `${cause.name} ${systemCode}`);
}

/** `ECONNREFUSED` and the like, which Node hangs on the error or on its cause. */
function systemCodeOf(value: unknown): string | undefined {
  const code = typeof value === 'object' && value !== null && 'code' in value ? value.code : undefined;
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : undefined;
}
