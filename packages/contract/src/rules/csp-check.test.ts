import { expect, it } from 'vitest';
import { cspGaps } from './csp-check.ts';

const PAGE = 'https://www.bank.example';
const ADDRESSES = {
  gateway: 'https://gw.example',
  formsOrigin: 'https://forms.example',
  licenseOrigin: 'https://license.example',
};
const ENOUGH =
  "default-src 'none'; script-src https://gw.example; connect-src 'self' https://gw.example; " +
  "frame-src https://forms.example https://license.example; trusted-types qwy; require-trusted-types-for 'script'";

const ROWS: readonly [string, readonly string[], readonly string[]][] = [
  ['no policy at all', [], []],
  ['the least that works', [ENOUGH], []],
  ['everything from anywhere', ['default-src *'], []],
  ['every https address', ['default-src https:'], []],
  ['a wildcard host', ["default-src 'self' *.example"], []],
  ['frames forgotten', [ENOUGH.replace('https://forms.example ', '')], ['frame-src https://forms.example']],
  [
    'nothing but its own origin',
    ["default-src 'self'"],
    [
      'script-src https://gw.example',
      'connect-src https://gw.example',
      'frame-src https://forms.example',
      'frame-src https://license.example',
    ],
  ],
  [
    'child-src in place of frame-src',
    ["child-src 'none'"],
    ['frame-src https://forms.example', 'frame-src https://license.example'],
  ],
  ['the token endpoint forgotten', [ENOUGH.replace("'self' ", '')], ["connect-src 'self'"]],
  ['another scheme', [ENOUGH.replace('script-src https:', 'script-src http:')], []],
  [
    'another port',
    [ENOUGH.replace('script-src https://gw.example', 'script-src https://gw.example:8443')],
    ['script-src https://gw.example'],
  ],
  ['somebody else’s Trusted Types alone', ['trusted-types lit-html'], ['trusted-types qwy']],
  [
    'two policies of which one forbids',
    [ENOUGH, "frame-src 'none'"],
    ['frame-src https://forms.example', 'frame-src https://license.example'],
  ],
  ['two policies in one header', [`${ENOUGH}, script-src 'none'`], ['script-src https://gw.example']],
  [
    'scripts by trust only',
    ["script-src 'strict-dynamic' 'nonce-x' https://gw.example"],
    ['script-src https://gw.example'],
  ],
];

it.each(ROWS)('misses what is missing: %s', (_what, policies, gaps) => {
  expect(cspGaps(policies, ADDRESSES, PAGE)).toEqual(gaps);
});
