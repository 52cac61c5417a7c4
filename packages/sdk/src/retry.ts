import type { Route } from '@qwy/contract/route';
import type { QwyErrorUnion } from './errors.ts';
import type { AnySendOptions } from './types.ts';

/** Upper bound of the first pause, in milliseconds; it doubles with each attempt. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8_000;

/** Full jitter: anything between nothing and the bound, so that clients that failed together do not return together. */
export function backoff(attempt: number, random: () => number, first = FIRST_PAUSE, longest = LONGEST_PAUSE): number {
  return random() * Math.min(longest, first * 2 ** attempt);
}

/** Milliseconds before the next attempt: never less than the gateway asked for. */
export function pauseBefore(attempt: number, error: QwyErrorUnion, random: () => number): number {
  return (error.retryAfter ?? 0) * 1000 + backoff(attempt, random);
}

/**
 * Whether to send the request again after this failure. Reads: always. Writes: only what the gateway does once, because it
 * keeps its answer under the idempotency key. A refused `rate_limited` request was not begun, so it may be repeated in any case.
 */
export function mayRepeat(route: Route, options: AnySendOptions, error: QwyErrorUnion): boolean {
  if (!error.retryable) return false;
  if (error.code === 'rate_limited' || route.method === 'GET' || options.repeatable === true) return true;
  if (route.method === 'POST') return route.noReplay !== true;
  return options.idempotencyKey !== undefined;
}

/**
 * Seconds from a `Retry-After` header: a number, or a date as RFC 9110 writes it.
 * @param now - milliseconds since 1970
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,6}$/.test(value.trim())) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
