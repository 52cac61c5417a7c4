import { CSP } from '../csp.ts';

/** Where the elements of one page come from. */
export interface CspAddresses {
  readonly gateway: string;
  readonly formsOrigin: string;
  readonly licenseOrigin: string;
}

/** Directives that stand in for one that is not there (CSP Level 3, section 6.8.3). */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

type Directives = ReadonlyMap<string, readonly string[]>;

/** A policy's directives; of one that stands twice the first counts. */
export function parseCsp(policy: string): Directives {
  const directives = new Map<string, readonly string[]>();
  for (const part of policy.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    if (name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/**
 * What a page's policies forbid that our elements need, as `frame-src https://forms.example.gov.cn`. No policy forbids nothing;
 * of several, each must allow it. What only makes a page safer (`default-src 'none'`, Trusted Types) is not missed.
 * @param policies - values of `Content-Security-Policy` headers and metas
 * @param page - origin of the page, which is `'self'`
 */
export function cspGaps(policies: readonly string[], addresses: CspAddresses, page: string): string[] {
  const all = policies.flatMap((header) => header.split(',')).map(parseCsp);
  const needed = CSP.map(({ directive, source }) => [directive, addressIn(source, addresses)] as const);
  const gaps = needed.flatMap(([directive, source]) =>
    all.every((policy) => allows(policy, directive, source, page)) ? [] : [`${directive} ${source}`],
  );
  return [...new Set(gaps)];
}

function addressIn(source: string, { gateway, formsOrigin, licenseOrigin }: CspAddresses): string {
  const addresses: Readonly<Record<string, string>> = {
    '{gateway}': gateway,
    '{formsOrigin}': formsOrigin,
    '{licenseOrigin}': licenseOrigin,
  };
  return addresses[source] ?? source;
}

function allows(policy: Directives, directive: string, source: string, page: string): boolean {
  if (directive === 'trusted-types') {
    const names = policy.get('trusted-types');
    return names === undefined || names.includes(source) || names.includes('*');
  }
  const name = STAND_INS[directive]?.find((candidate) => policy.has(candidate));
  const sources = name === undefined ? undefined : policy.get(name);
  if (sources === undefined || STAND_INS[directive] === undefined) return true;
  const wanted = source === "'self'" ? page : source;
  // `'strict-dynamic'` makes browsers ignore addresses: only what a trusted script loads may run.
  if (directive === 'script-src' && sources.includes("'strict-dynamic'")) return false;
  return sources.some((one) => matches(one, wanted, page));
}

/** Whether a source expression covers an origin (CSP Level 3, section 6.7.2.6), as far as origins go. */
function matches(expression: string, origin: string, page: string): boolean {
  const lower = expression.toLowerCase();
  if (lower === '*') return true;
  if (lower === "'self'") return origin === page;
  if (/^https?:$/.test(lower)) return origin.startsWith(lower) || (lower === 'http:' && origin.startsWith('https:'));
  const found = /^(?:(https?):\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(lower);
  if (!found) return false;
  const [, scheme, host = '', port] = found;
  const url = new URL(origin);
  const ownScheme = url.protocol.slice(0, -1);
  const isScheme =
    ownScheme === (scheme ?? new URL(page).protocol.slice(0, -1)) || (scheme !== 'https' && ownScheme === 'https');
  const isHost = host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
  const isPort =
    port === '*' || (port ?? '') === url.port || (port === '443' && url.port === '' && ownScheme === 'https');
  return isScheme && isHost && isPort;
}
