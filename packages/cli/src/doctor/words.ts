import type { Finding, FindingCode } from '@qwy/contract/rules/diagnosis';

interface Words {
  /** What is wrong; `{}` stands for the finding's subject. */
  readonly says: string;
  /** How to mend it. */
  readonly mend: string;
}

const WORDS: Readonly<Record<FindingCode, Words>> = {
  page_unreachable: { says: 'The page {} cannot be read.', mend: 'Name an address that this machine can open.' },
  loader_missing: {
    says: 'The page has no script tag for `…/v/<version>/qwy.js`.',
    mend: 'Add it, or name --partner and --gateway where scripts write it.',
  },
  loader_twice: {
    says: 'The page loads more than one copy: {}.',
    mend: 'Keep one script tag; the first keeps the page anyway.',
  },
  integrity_missing: {
    says: 'The script tag has no `integrity`.',
    mend: 'Copy `integrity` of `qwy.js` from the version\'s manifest.json, and add `crossorigin="anonymous"`.',
  },
  integrity_wrong: {
    says: 'The `integrity` is not that of {}: browsers refuse the script.',
    mend: 'Address and hash belong together: take both from one version, and compare with what the bureau announced.',
  },
  version_unknown: { says: 'The gateway has no version {}.', mend: 'Take one that `<gateway>/channel.json` names.' },
  version_patched: {
    says: 'Version {} has a fault that a later one mends.',
    mend: 'Change address and `integrity` soon.',
  },
  version_revoked: {
    says: 'Version {} is revoked and not served any more.',
    mend: 'Change address and `integrity` now.',
  },
  gateway_unreachable: {
    says: 'The gateway {} does not answer.',
    mend: 'Is the address right, and may this machine reach it?',
  },
  gateway_not_ready: {
    says: 'The gateway {} is not ready.',
    mend: 'It is starting, stopping or without its database: ask the operator.',
  },
  gateway_elsewhere: {
    says: 'The gateway calls itself {}.',
    mend: 'Use that address in the script tag and as `gateway` of your token endpoint; operators: PUBLIC_URL.',
  },
  clock_drift: {
    says: "This machine's clock and the gateway's are {} s apart.",
    mend: 'Tokens bear 60 s: set the clock of the server that signs them by NTP.',
  },
  partner_missing: {
    says: 'No `partner` was found.',
    mend: 'Set `partner="pk_…"` on a provider or an element, or name --partner.',
  },
  partner_unknown: {
    says: 'The gateway does not know {}.',
    mend: 'Compare it with your registration, letter by letter.',
  },
  partner_suspended: { says: 'The bureau has suspended {}.', mend: 'Ask the bureau.' },
  widget_not_allowed: {
    says: 'You are not registered for {}.',
    mend: 'Ask the bureau for the scope, or take the element off the page.',
  },
  origin_not_registered: {
    says: 'The origin {} is not registered: no frame opens there.',
    mend: 'Have it registered as it stands here: scheme, host and port, character by character.',
  },
  csp_missing: {
    says: "The page's Content-Security-Policy lacks `{}`.",
    mend: 'Add it to the header; `buildCsp()` and csp.json have the whole list.',
  },
  token_endpoint_missing: {
    says: 'There is no token endpoint: forms, cases, ratings and licences cannot work.',
    mend: 'Set `token-endpoint` on the provider, or name --token-endpoint where a script sets a token provider.',
  },
  token_endpoint_elsewhere: {
    says: 'The token endpoint {} is on another origin than the page.',
    mend: 'Answer it on the page’s own origin.',
  },
  token_endpoint_unreachable: {
    says: 'The token endpoint {} does not answer.',
    mend: 'Is your server running, and does it take POST there?',
  },
  token_endpoint_refuses: {
    says: 'The token endpoint answers {}.',
    mend: '404: the address is wrong. 403: its `origin` is not the page’s. 401: `authenticate` refuses. 500: look at its `onError`.',
  },
  token_malformed: {
    says: 'What the token endpoint answers is no embed token.',
    mend: 'It must answer JSON, `{ "token": "…" }`.',
  },
  token_claim_wrong: {
    says: 'In the embed token, {}.',
    mend: 'Compare the options of your token endpoint with your registration.',
  },
  token_refused: {
    says: 'The gateway does not take the embed token ({}).',
    mend: 'All claims look right: then `iss`, `kid` or the key is not the registered one. See `qwy keys`.',
  },
};

export interface Told extends Finding, Words {}

/** A finding in words. */
export function tell(finding: Finding): Told {
  const { says, mend } = WORDS[finding.code];
  return { ...finding, says: says.replace('{}', finding.subject), mend };
}
