import type { InvalidParam } from '@qwy/contract/errors';
import type { ErrorContext, QwyErrorCode, QwyErrorUnion } from './errors.ts';
import { createError, isErrorCode } from './errors.ts';
import { parseRetryAfter } from './retry.ts';

/** Which kind of failure a status means when the gateway's own code is one this version does not know. */
const CODE_OF_STATUS: Readonly<Record<number, QwyErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  422: 'invalid_answers',
  429: 'rate_limited',
  503: 'unavailable',
};
/** Places reported at most: as many as `validateAnswers` tells; a broken answer can be wrong in thousands. */
const MAX_PLACES = 200;

type Where = Pick<ErrorContext, 'method' | 'route'>;

/**
 * Turns a refusal into its error. Read by hand instead of by schema: it is needed before, and smaller than, any schema.
 * `title` and `detail` are left out, since they may repeat what somebody sent.
 * @param text - the whole body
 * @param now - milliseconds since 1970, for a `Retry-After` that is a date
 */
export function readProblem(where: Where, response: Response, text: string, now: number): QwyErrorUnion {
  const { headers } = response;
  const status = response.status === 0 ? undefined : response.status; // 0: a redirect that browsers keep to themselves
  const problem = isJson(headers) ? parseObject(text) : undefined;
  const requestId = token(problem?.['requestId']) ?? token(headers.get('x-request-id'));
  const inBody = problem?.['retryAfter'];
  const retryAfter =
    typeof inBody === 'number' && inBody >= 0 ? inBody : parseRetryAfter(headers.get('retry-after'), now);
  const context = { ...where, status, requestId, retryAfter };
  if (typeof problem?.['code'] !== 'string') return createError('unexpected_response', context);
  const invalidParams = readPlaces(problem['invalidParams']);
  return createError(codeOf(problem['code'], status), { ...context, invalidParams });
}

/** `application/json`, or one of its kin such as `application/problem+json`. */
export const isJson = (headers: Headers): boolean =>
  /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers.get('content-type') ?? '');

/** Places of a failed validation: paths and codes, no values. */
export function placesOf(issues: readonly { code?: string; path: readonly PropertyKey[] }[]): InvalidParam[] {
  return issues.slice(0, MAX_PLACES).map(({ code, path }) => ({ pointer: pointerOf(path), code: code ?? 'invalid' }));
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

function codeOf(code: string, status = 0): QwyErrorCode {
  return isErrorCode(code) ? code : (CODE_OF_STATUS[status] ?? (status >= 500 ? 'internal' : 'invalid_request'));
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // the status says enough
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Only what looks like an id: a proxy may put anything into a header. */
const token = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;

function readPlaces(value: unknown): InvalidParam[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const places: unknown[] = value.slice(0, MAX_PLACES);
  return places.flatMap((place) => {
    if (!isObject(place)) return [];
    const { pointer, code, params } = place;
    if (typeof pointer !== 'string' || typeof code !== 'string') return [];
    return [isObject(params) ? { pointer, code, params } : { pointer, code }];
  });
}
