import { routes } from '@qwy/contract/routes';
import { describe, expect, it } from 'vitest';
import { createError } from './errors.ts';
import { backoff, mayRepeat, parseRetryAfter, pauseBefore } from './retry.ts';

const failed = (code: 'network' | 'rate_limited' | 'not_found', retryAfter?: number) =>
  createError(code, { method: 'GET', route: '/', retryAfter });

describe('backoff', () => {
  it('doubles its bound until the longest pause, and takes anything below it', () => {
    const most = [0, 1, 2, 3, 10].map((attempt) => backoff(attempt, () => 1, 100, 1000));
    expect(most).toEqual([100, 200, 400, 800, 1000]);
    expect(backoff(5, () => 0)).toBe(0);
    expect(backoff(1, () => 0.5, 100)).toBe(100);
  });
});

describe('pauseBefore', () => {
  it('never waits less than the gateway asked for', () => {
    expect(pauseBefore(0, failed('rate_limited', 7), () => 0)).toBe(7000);
    expect(pauseBefore(0, failed('rate_limited', 7), () => 1)).toBeGreaterThan(7000);
  });
});

describe('mayRepeat', () => {
  it('repeats reads', () => {
    expect(mayRepeat(routes.getGuide, {}, failed('network'))).toBe(true);
  });
  it('repeats a POST whose answer the gateway keeps', () => {
    expect(mayRepeat(routes.submitCase, {}, failed('network'))).toBe(true);
  });
  it('does not repeat a POST whose answer is not kept, unless it may be done twice or was not begun', () => {
    expect(mayRepeat(routes.presentLicense, {}, failed('network'))).toBe(false);
    expect(mayRepeat(routes.presentLicense, { repeatable: true }, failed('network'))).toBe(true);
    expect(mayRepeat(routes.presentLicense, {}, failed('rate_limited'))).toBe(true);
  });
  it("repeats PUT and DELETE only with the caller's key", () => {
    expect(mayRepeat(routes.publishGuide, {}, failed('network'))).toBe(false);
    expect(mayRepeat(routes.publishGuide, { idempotencyKey: 'k' }, failed('network'))).toBe(true);
    expect(mayRepeat(routes.withdrawGuide, {}, failed('network'))).toBe(false);
  });
  it('does not repeat what would fail again', () => {
    expect(mayRepeat(routes.getGuide, {}, failed('not_found'))).toBe(false);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-11-23T08:00:00Z');
  it.each([
    ['12', 12],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 08:00:30 GMT', 30],
    ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
