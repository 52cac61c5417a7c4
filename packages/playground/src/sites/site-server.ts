import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buildCsp, createTokenHandler } from '@qwy/partner';
import type { StaticFile } from '../http/static-files.ts';
import type { Addresses } from '../ports.ts';
import type { SiteKey } from './keys.ts';
import type { Site } from './site.ts';

export interface SiteServerOptions {
  readonly site: Site;
  readonly origin: string;
  readonly key: SiteKey;
  readonly addresses: Addresses;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** Further addresses of this site. */
  readonly extra?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A partner's whole server: its pages under a strict policy, and the endpoint that signs embed tokens. */
export function siteServer({ site, origin, key, addresses, files, extra }: SiteServerOptions): RequestListener {
  const policy = buildCsp({
    gateway: addresses.api,
    formsOrigin: addresses.forms,
    licenseOrigin: addresses.license,
    own: {
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
  }).header;
  const signToken = createTokenHandler({
    partnerId: site.id,
    gateway: addresses.api,
    key: key.privateKey,
    kid: key.kid,
    origin,
    widgets: site.scopes,
    // The bank does not know its visitors here: each has a random name for this visit.
    authenticate: () => ({ sub: `visit-${randomUUID()}` }),
  });

  return (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname;
    if (path === '/qwy-token') return void signToken(request, response);
    if (extra?.(request, response)) return;
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(path) : undefined;
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    response.end(file?.body ?? 'not found');
  };
}
