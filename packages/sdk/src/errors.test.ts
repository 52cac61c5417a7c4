import { ClientErrorCode, ProblemCode } from '@qwy/contract/errors';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { AbortedError, NotFoundError, createError, isQwyError } from './errors.ts';
import type { QwyErrorCode, QwyErrorUnion } from './errors.ts';

const where = { method: 'GET', route: '/v1/guides/{code}' };
const codes = [...ProblemCode.options, ...ClientErrorCode.options];

/** Compiles only while every code is handled: `code` is `never` in the end. */
function sentence(error: QwyErrorUnion): string {
  switch (error.code) {
    case 'invalid_request':
    case 'invalid_answers':
    case 'schema_mismatch':
      return error.invalidParams?.map(({ pointer }) => pointer).join() ?? '';
    case 'unauthorized':
    case 'token_expired':
    case 'use_dpop_nonce':
    case 'invalid_grant':
    case 'login_required':
    case 'assurance_required':
      return 'sign in';
    case 'forbidden':
    case 'origin_not_allowed':
    case 'partner_suspended':
      return 'not allowed';
    case 'not_found':
    case 'method_not_allowed':
    case 'conflict':
    case 'idempotency_conflict':
    case 'stale_version':
    case 'invalid_transition':
    case 'already_rated':
    case 'payload_too_large':
    case 'unsupported_media_type':
      return 'refused';
    case 'rate_limited':
    case 'unavailable':
    case 'internal':
    case 'network':
    case 'timeout':
    case 'unexpected_response':
      return `wait ${error.retryAfter ?? 0}`;
    case 'aborted':
      return '';
    default:
      expectTypeOf(error).toBeNever();
      return error;
  }
}

describe('errors', () => {
  it('has one class for each code of the contract, told apart by `code`', () => {
    const errors = codes.map((code) => createError(code, where));
    expect(errors.map(({ code }) => code)).toEqual(codes);
    expect(new Set(errors.map((error) => error.constructor)).size).toBe(codes.length);
    expect(errors.every((error) => typeof sentence(error) === 'string')).toBe(true);
    expectTypeOf<QwyErrorUnion['code']>().toEqualTypeOf<QwyErrorCode>();
  });

  it('narrows to the class of its code', () => {
    const error: QwyErrorUnion = createError('not_found', where);
    if (error.code === 'not_found') expectTypeOf(error).toEqualTypeOf<NotFoundError>();
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).not.toBeInstanceOf(AbortedError);
  });

  it('is recognised when it comes from another copy of this package, and nothing else is', () => {
    expect(isQwyError(createError('timeout', where))).toBe(true);
    expect(isQwyError({ [Symbol.for('qwy.error')]: true, code: 'timeout' })).toBe(true);
    for (const other of [new TypeError('x'), { code: 'timeout' }, 'timeout', null, undefined]) {
      expect(isQwyError(other)).toBe(false);
    }
  });

  it('says what happened to which request, for a log', () => {
    const error = createError('not_found', { ...where, status: 404, requestId: 'r-1' });
    expect(error.message).toBe('not_found: GET /v1/guides/{code} answered 404 (request r-1)');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      code: 'not_found',
      message: error.message,
      method: 'GET',
      route: '/v1/guides/{code}',
      status: 404,
      requestId: 'r-1',
    });
  });

  it('keeps the name and system code of its cause and drops its words', () => {
    const cause = new TypeError('fetch failed: https://gw.example/v1/cases?secret', {
      cause: Object.assign(new Error('connect 10.0.0.7'), { code: 'ECONNREFUSED' }),
    });
    const error = createError('network', where, cause);
    expect(error.cause).toMatchObject({ message: 'TypeError ECONNREFUSED' });
    expect(createError('network', where, new TypeError('secret')).cause).toMatchObject({ message: 'TypeError' });
    expect(createError('network', where, 'secret').cause).toBeUndefined();
  });

  it.each([
    ['network', undefined, true],
    ['timeout', undefined, true],
    ['rate_limited', 429, true],
    ['internal', 500, true],
    ['unavailable', 503, true],
    ['unexpected_response', 502, true],
    ['unexpected_response', 200, true],
    ['unexpected_response', 302, false],
    ['unexpected_response', undefined, false],
    ['aborted', undefined, false],
    ['not_found', 404, false],
    ['schema_mismatch', 200, false],
  ] as const)('calls %s with status %s retryable: %s', (code, status, expected) => {
    expect(createError(code, { ...where, status }).retryable).toBe(expected);
  });
});
