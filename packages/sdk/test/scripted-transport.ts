import { expect } from 'vitest';
import { isQwyError } from '../src/errors.ts';
import type { QwyErrorUnion } from '../src/errors.ts';
import { createTransport } from '../src/transport.ts';
import type { TransportOptions } from '../src/transport.ts';

/** What fetch was asked for. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}
/** Answers the n-th request. */
export type Answering = (request: Sent, index: number) => Response | Promise<Response>;

/** In everything that must not show up in an error. */
export const CANARY = 'canary-610821199001011234';
export const key = { number: '20261123-483920-7', code: 'ABCD2345' };
export const embed = {
  partner: 'pk_bank',
  name: 'Bank',
  status: 'active',
  scopes: ['form'],
  formsOrigin: 'https://forms.example',
  licenseOrigin: 'https://license.example',
};

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
export const problem = (
  code: string,
  status: number,
  more: object = {},
  headers: Record<string, string> = {},
): Response =>
  json({ type: 'about:blank', title: CANARY, detail: CANARY, status, code, requestId: 'r-1', ...more }, status, {
    'content-type': 'application/problem+json; charset=utf-8',
    ...headers,
  });
export const text = (body: string | null, status: number, type = 'text/html'): Response =>
  new Response(body, { status, headers: { 'content-type': type } });
export const hang = (init: RequestInit): Promise<Response> =>
  new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('x', 'AbortError'))));

/** A transport whose fetch is a function of the test, whose pauses take no time and whose dice always show one half. */
export function setUp(answering: Answering, options: Partial<TransportOptions> = {}) {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  let ids = 0;
  const transport = createTransport({
    baseUrl: 'https://gw.example/',
    fetch: async (input, init = {}) => {
      const request = { url: String(input), init, headers: new Headers(init.headers) };
      sent.push(request);
      return answering(request, sent.length - 1);
    },
    sleep: async (ms) => void pauses.push(ms),
    random: () => 0.5,
    now: () => Date.parse('2026-11-23T08:00:00Z'),
    newId: () => `key-000${++ids}`,
    ...options,
  });
  return { transport, sent, pauses };
}

export const getEmbed = { params: { key: 'pk_bank' } };

/** What the call was refused with. */
export async function failure(promise: Promise<unknown>): Promise<QwyErrorUnion> {
  const thrown: unknown = await promise.then(
    () => expect.fail('it should have been refused'),
    (reason: unknown) => reason,
  );
  if (!isQwyError(thrown)) throw thrown;
  return thrown;
}
