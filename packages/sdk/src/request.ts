import type { Route } from '@qwy/contract/route';
import { createError } from './errors.ts';
import type { AnySendOptions } from './types.ts';

/** A request that needs nothing but its proof: the same for every attempt. */
export interface PreparedRequest {
  readonly method: Route['method'];
  /** Absolute, without query. */
  readonly url: string;
  /** `?…` or empty. */
  readonly search: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `no-cache`: caches ask the gateway whether theirs is current. `reload`: past all caches. Default: as headers say. */
  readonly cache?: 'no-cache' | 'reload';
}

/**
 * Builds what goes over the wire. A public GET stays CORS-simple (no header but `Accept`), so that browsers send no
 * preflight and shared caches can answer.
 * @param newId - makes the idempotency key a POST gets when the caller gave none
 * @throws {TypeError} for a missing parameter or an impossible idempotency key
 */
export function prepare(base: string, route: Route, options: AnySendOptions, newId: () => string): PreparedRequest {
  const headers: Record<string, string> = { accept: 'application/json' };
  const key = options.idempotencyKey ?? (route.method === 'POST' ? newId() : undefined);
  if (key !== undefined && !/^[\w-]{8,100}$/.test(key)) {
    throw new TypeError('`idempotencyKey` must be 8 to 100 characters of A-Z, a-z, 0-9, _ and -');
  }
  if (key !== undefined && route.method !== 'GET') headers['idempotency-key'] = key;
  const request = {
    method: route.method,
    url: base + fillPath(route, options.params ?? {}),
    search: search(options.query),
    // Browsers that go back answer from their cache whatever its headers say, and would show what was current then.
    ...(route.etag === true ? { cache: 'no-cache' as const } : {}),
  };
  if (options.body === undefined) return { ...request, headers };
  const type = route.bodyType ?? 'application/json';
  return { ...request, headers: { ...headers, 'content-type': type }, body: encode(type, options.body) };
}

function fillPath(route: Route, params: Readonly<Record<string, string>>): string {
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`\`${name}\` must be a string that is not empty`);
    // URL parsers resolve these segments, encoded or not: the request would reach another route.
    if (value === '.' || value === '..') {
      const invalidParams = [{ pointer: `/${name}`, code: 'invalid_id' }];
      throw createError('invalid_request', { method: route.method, route: route.path, invalidParams });
    }
    return encodeURIComponent(value);
  });
}

function search(query: Readonly<Record<string, unknown>> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}

function encode(type: string, body: unknown): string {
  if (type === 'application/json') return JSON.stringify(body);
  const fields = Object.entries(typeof body === 'object' && body !== null ? body : {});
  return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
}
