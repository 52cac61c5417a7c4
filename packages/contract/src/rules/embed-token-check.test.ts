import { expect, it } from 'vitest';
import { claimFaults } from './embed-token-check.ts';

const NOW = Date.UTC(2026, 10, 23);
const SECONDS = NOW / 1000;
const REQUEST = { jkt: 'k'.repeat(43), nonce: 'n'.repeat(20), widget: 'form' } as const;
const EXPECTED = { request: REQUEST, gateway: 'https://gw.example', origin: 'https://www.bank.example', now: NOW };
const HEADER = { typ: 'qwy-embed+jwt', alg: 'ES256', kid: 'bank-2026' };
const CLAIMS = {
  iss: 'bank',
  aud: 'https://gw.example',
  sub: 'visitor-1',
  origin: 'https://www.bank.example',
  widget: 'form',
  scope: 'form',
  nonce: REQUEST.nonce,
  jti: 'j'.repeat(16),
  iat: SECONDS,
  exp: SECONDS + 120,
  cnf: { jkt: REQUEST.jkt },
};
const encode = (value: object): string =>
  btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
const token = (claims: object = {}, header: object = {}): string =>
  `${encode({ ...HEADER, ...header })}.${encode({ ...CLAIMS, ...claims })}.signature`;
const faults = (made: string): string[] | undefined => claimFaults(made, EXPECTED)?.map(({ claim }) => claim);

it('finds nothing in a token that is right', () => {
  expect(claimFaults(token(), EXPECTED)).toEqual([]);
});

it.each([
  ['the gateway with a slash', { aud: 'https://gw.example/' }, ['aud']],
  ['another page', { origin: 'https://bank.example' }, ['origin']],
  ['another widget', { widget: 'case' }, ['widget']],
  ['a clock two minutes slow', { iat: SECONDS - 120, exp: SECONDS }, ['iat']],
  ['an hour of life', { exp: SECONDS + 3600 }, ['exp']],
  ['another frame’s key', { cnf: { jkt: 'x' } }, ['cnf']],
  ['an old nonce', { nonce: 'old' }, ['nonce']],
])('names what is wrong: %s', (_what, claims, expected) => {
  expect(faults(token(claims))).toEqual(expected);
});

it('names what is wrong in the header', () => {
  expect(faults(token({}, { typ: 'JWT', kid: undefined }))).toEqual(['typ', 'kid']);
});

it('never repeats what the token says', () => {
  const said = JSON.stringify(claimFaults(token({ sub: 7, origin: 'https://secret.example' }), EXPECTED));
  expect(said).not.toContain('secret');
});

it.each(['', 'a.b', 'a.b.c', `${encode([])}.${encode({})}.x`])('knows that %j is no token', (made) => {
  expect(faults(made)).toBeUndefined();
});
