import type { ServerResponse } from 'node:http';

/** Headers of a page that needs nothing from anywhere but its own style sheet. */
export function isolated(response: ServerResponse): ServerResponse {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  return response;
}
