import { describe, expect, it } from 'vitest';
import { CSP } from '@qwy/contract/csp';
import { buildCsp } from './csp.ts';

const origins = {
  gateway: 'http://gw.localhost:8600',
  formsOrigin: 'http://forms.localhost:8601',
  licenseOrigin: 'http://license.localhost:8602',
};

describe('buildCsp', () => {
  it('allows what the elements need and nothing else', () => {
    expect(buildCsp(origins).header).toBe(
      "default-src 'none'; script-src http://gw.localhost:8600; connect-src 'self' http://gw.localhost:8600; " +
        'frame-src http://forms.localhost:8601 http://license.localhost:8602; ' +
        "trusted-types qwy; require-trusted-types-for 'script'",
    );
    expect(buildCsp(origins).header).not.toMatch(/unsafe|data:|blob:|nonce|\*/);
  });

  it('is what the published table says, for servers in other languages', () => {
    const { directives } = buildCsp(origins);
    const table = CSP.map(({ directive, source }) => [directive, source.replace(/[{}]/g, '')]);
    const built = Object.entries(directives).flatMap(([directive, sources]) =>
      sources.map((source) => [
        directive,
        Object.entries(origins).find(([, address]) => address === source)?.[0] ?? source,
      ]),
    );
    expect(built).toEqual(table);
  });

  it('adds what the page needs itself, each source once', () => {
    const own = {
      'script-src': ["'self'", origins.gateway],
      'style-src': ["'self'"],
      'trusted-types': ['bank'],
      'default-src': ["'none'"],
    };
    expect(buildCsp({ ...origins, own }).directives).toMatchObject({
      'default-src': ["'none'"],
      'script-src': [origins.gateway, "'self'"],
      'style-src': ["'self'"],
      'trusted-types': ['qwy', 'bank'],
    });
  });

  it("lets 'none' give way, because beside other sources it means nothing", () => {
    expect(buildCsp({ ...origins, own: { 'default-src': ["'self'"] } }).directives['default-src']).toEqual(["'self'"]);
  });

  it.each([
    ['`gateway`', { gateway: 'http://gw.localhost:8600/v1' }],
    ['`formsOrigin`', { formsOrigin: '*' }],
    ['`licenseOrigin`', { licenseOrigin: "https://x; script-src 'unsafe-inline'" }],
    ['`own`', { own: { 'img-src': ["'self'; script-src *"] } }],
    ['`own`', { own: { 'img-src x': ["'self'"] } }],
  ])('throws a TypeError that names %s when it could change the meaning', (name, wrong) => {
    const build = (): unknown => buildCsp({ ...origins, ...wrong });
    expect(build).toThrow(TypeError);
    expect(build).toThrow(name);
  });
});
