import { AssuranceLevel } from '@qwy/contract/assurance';
import * as z from 'zod/mini';
import { isNetwork } from './http/public-address.ts';

const port = z.coerce.number().check(z.int(), z.gte(1), z.lte(65535));
const origin = z.string().check(z.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/));

const atLeastOne = z.coerce.number().check(z.int(), z.gte(1));
const days = z.coerce.number().check(z.int(), z.gte(1), z.lte(36_500));
/** `10.20.0.0/16, fd12::/16` */
const networks = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ),
  z.array(z.string().check(z.refine(isNetwork, 'not a network such as 10.20.0.0/16'))),
);
/** `acr=level` pairs, parted by spaces. An `acr` may be a URL with `=` in it: the last one counts. */
const assurance = z.pipe(
  z.string().check(z.regex(/^\S+=(low|substantial|high)( +\S+=(low|substantial|high))*$/)),
  z.transform(
    (text) =>
      new Map(
        text.split(/ +/).map((pair): [string, AssuranceLevel] => {
          const at = pair.lastIndexOf('=');
          return [pair.slice(0, at), AssuranceLevel.parse(pair.slice(at + 1))];
        }),
      ),
  ),
);

const Environment = z.object({
  /** First port: the API; form frames on the next, licence frames on the one after. Default 8600. */
  PORT: z._default(port, 8600),
  /** Address to listen on. Default 127.0.0.1. */
  HOST: z._default(z.string(), '127.0.0.1'),
  /** Folder of the embedded database, and of the first admin token. Default `.data`. */
  DATA_DIR: z._default(z.string().check(z.minLength(1)), '.data'),
  /** A Postgres to use instead of the embedded database. */
  DATABASE_URL: z.optional(z.url()),
  /** Public origins; default `http://gw|forms|license.localhost` on the three ports. */
  PUBLIC_URL: z.optional(origin),
  FORMS_URL: z.optional(origin),
  LICENSE_URL: z.optional(origin),
  /** Proxies in front whose X-Forwarded-For is believed. Default 0. */
  TRUSTED_PROXIES: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(10)), 0),
  /** OpenID provider of the citizens. All three or none. */
  OIDC_ISSUER: z.optional(z.url()),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_CLIENT_SECRET: z.optional(z.string()),
  /** What the provider's `acr` values are worth. Default: each level is called by its own name. Unknown ones are worth `low`. */
  OIDC_ASSURANCE: z.prefault(assurance, 'low=low substantial=substantial high=high'),
  /** What is asked of the provider, `openid` among it. Default `openid profile citizen`. */
  OIDC_SCOPE: z._default(
    z.string().check(z.regex(/^(?:[!#-[\]-~]+ )*openid(?: [!#-[\]-~]+)*$/)),
    'openid profile citizen',
  ),
  /** The provider's claim that holds the citizen's number (公民身份号码). Default `citizen_number`. */
  OIDC_NUMBER_CLAIM: z._default(z.string().check(z.minLength(1)), 'citizen_number'),
  /** `1`: loads the sandbox's citizens and licences, and lets the provider be plain HTTP. */
  SANDBOX: z._default(z.stringbool(), false),
  /** `1`: loads the sample items and the reference county's items, `0`: does not. Default: in a sandbox only. */
  SAMPLES: z.optional(z.stringbool()),
  /** Public reads from one address per minute. Default 1200. */
  READ_LIMIT: z._default(atLeastOne, 1200),
  /** Writes and tokens of one partner's visitors at one address per minute. Default 600. */
  WRITE_LIMIT: z._default(atLeastOne, 600),
  /** Writes and tokens of one partner per minute. Default 12000. */
  PARTNER_LIMIT: z._default(atLeastOne, 12_000),
  /** Cases filed by one partner's visitors at one address in ten minutes, those signed in excepted. Default 300. */
  FILING_LIMIT: z._default(atLeastOne, 300),
  /** The signed list of versions, published as `/channel.json` (`qwy channel sign`). Default: none. */
  CHANNEL_FILE: z.optional(z.string()),
  /** Private networks that webhooks and key sets may be in, such as `10.20.0.0/16`. Default: none. */
  OUTBOUND_NETWORKS: z.optional(networks),
  /** Days a finished case is kept, with its answers. Not longer than the forms' consent texts say. Default 1095. */
  KEEP_CASES_DAYS: z._default(days, 1095),
  /** Days a rating's comment is kept; level and reasons stay. Default 1095. */
  KEEP_COMMENTS_DAYS: z._default(days, 1095),
  /** Days it is kept who looked at a case, who was shown a licence, and what citizens asked for. Default 730. */
  KEEP_ACCESS_DAYS: z._default(days, 730),
  /** Days a delivery is kept after it arrived. Default 30. */
  KEEP_DELIVERIES_DAYS: z._default(days, 30),
});

export type Settings = Omit<z.output<typeof Environment>, 'PUBLIC_URL' | 'FORMS_URL' | 'LICENSE_URL' | 'SAMPLES'> & {
  readonly SAMPLES: boolean;
  readonly origins: { readonly api: string; readonly forms: string; readonly license: string };
};

/** Reads all settings at once. @throws {Error} that lists every mistake, by the setting's name and never its value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`These settings are wrong:\n${lines.join('\n')}`);
  }
  const { PUBLIC_URL, FORMS_URL, LICENSE_URL, ...settings } = result.data;
  const oidc = [settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET].filter(
    (value) => value !== undefined,
  );
  if (oidc.length !== 0 && oidc.length !== 3) {
    throw new Error('These settings are wrong:\n  OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together.');
  }
  return {
    ...settings,
    SAMPLES: settings.SAMPLES ?? settings.SANDBOX,
    origins: {
      api: PUBLIC_URL ?? `http://gw.localhost:${settings.PORT}`,
      forms: FORMS_URL ?? `http://forms.localhost:${settings.PORT + 1}`,
      license: LICENSE_URL ?? `http://license.localhost:${settings.PORT + 2}`,
    },
  };
}
