import { CSP } from '@qwy/contract/csp';
import { Origin } from '@qwy/contract/partner';

/** Sources by directive; a directive without sources stands alone. */
export type CspDirectives = Readonly<Record<string, readonly string[]>>;

export interface CspOptions {
  /** Origin of the gateway: scripts, public reads and announcements come from there. */
  readonly gateway: string;
  /** Origin of form, case and rating frames. */
  readonly formsOrigin: string;
  /** Origin of licence frames. */
  readonly licenseOrigin: string;
  /** What your own page needs besides, e.g. `{ 'style-src': ["'self'"] }`. */
  readonly own?: CspDirectives;
}

export interface Csp {
  readonly directives: CspDirectives;
  /** Value of the `Content-Security-Policy` header. */
  readonly header: string;
}

/**
 * The least a page needs to embed every element: no `unsafe-*`, no nonce, no `data:`, no `blob:`. From the table that is published as
 * `csp.json` beside the loader.
 * `'self'` in `connect-src` is for your own token endpoint.
 * @throws {TypeError} for an address that is no origin
 */
export function buildCsp({ gateway, formsOrigin, licenseOrigin, own = {} }: CspOptions): Csp {
  for (const [name, value] of Object.entries({ gateway, formsOrigin, licenseOrigin })) {
    if (!Origin.safeParse(value).success) throw new TypeError(`\`${name}\` must be an origin: \`https://host[:port]\``);
  }
  const addresses: Readonly<Record<string, string>> = { gateway, formsOrigin, licenseOrigin };
  const least: Record<string, string[]> = {};
  for (const { directive, source } of CSP) {
    (least[directive] ??= []).push(source.replace(/^\{(\w+)\}$/, (_, name: string) => addresses[name] ?? ''));
  }
  const directives = merge(least, own);
  const parts = Object.entries(directives).map(([name, sources]) => [name, ...sources].join(' '));
  return { directives, header: parts.join('; ') };
}

/** Ours first, then theirs, each source once; `'none'` gives way to anything else. */
function merge(ours: CspDirectives, theirs: CspDirectives): CspDirectives {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return Object.fromEntries(
    names.map((name) => {
      const sources = [...new Set([...(ours[name] ?? []), ...(theirs[name] ?? [])])];
      const named = sources.filter((source) => source !== "'none'");
      if (sources.some((source) => /[;,\s]/.test(source)) || /[^a-z-]/.test(name)) {
        throw new TypeError('`own` must have one directive for each key and one source for each entry');
      }
      return [name, named.length > 0 ? named : sources];
    }),
  );
}
