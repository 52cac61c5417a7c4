import type { Rule, VectorFile } from './file.ts';
import type { TestKey } from './signing.ts';
import { base64url, hmac, spkiPem } from './signing.ts';

/** Monday, 2 March 2026, 10:00 in Shanghai. */
export const NOW = 1_772_416_800;

export const setting: Pick<VectorFile, 'about' | 'gateway' | 'partner' | 'request'> = {
  about:
    'Embed tokens as the gateway judges them, made by packages/partner/vectors. All keys here are TEST KEYS that everybody ' +
    'knows: never register one.',
  gateway: 'https://gw.example.gov.cn',
  partner: {
    id: 'bank',
    origins: ['https://www.bank.example', 'https://m.bank.example:8443'],
    scopes: ['form', 'case', 'rating'],
    terminals: ['kiosk-1'],
  },
  request: {
    jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
    nonce: 't5k2o0.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBka',
    widget: 'form',
  },
};

export const header = { alg: 'ES256', typ: 'qwy-embed+jwt', kid: 'bank-es256' };
export const claims = {
  iss: setting.partner.id,
  aud: setting.gateway,
  sub: 'visitor-0001',
  origin: setting.partner.origins[0],
  widget: setting.request.widget,
  scope: setting.request.widget,
  nonce: setting.request.nonce,
  jti: '5e8f6a52-6f7b-4f0e-9a54-0d2d3f1c7b10',
  iat: NOW,
  exp: NOW + 120,
  cnf: { jkt: setting.request.jkt },
};

/** Texts and key of one token; how it is signed, if not by its key. */
export interface Case {
  readonly name: string;
  readonly rule?: Rule;
  readonly jwks?: string;
  readonly now?: number;
  /** Whose key signs; default: the header's usual one. `signAs`: not as the key is registered. */
  readonly kid?: string;
  readonly signAs?: 'PS256';
  readonly headerText?: string;
  readonly claimsText?: string | Uint8Array;
  /** Instead of a signature by the key of that `kid`: the whole token, from what would have been signed. */
  readonly finish?: (input: string, key: TestKey) => string;
  /** Made from the first token of the file, which is right. */
  readonly from?: (token: string) => string;
}

const json = (value: object): string => JSON.stringify(value);
const withHeader = (change: object): Pick<Case, 'headerText'> => ({ headerText: json({ ...header, ...change }) });
const withClaims = (change: object): Pick<Case, 'claimsText'> => ({ claimsText: json({ ...claims, ...change }) });
const without = (claim: keyof typeof claims): Case => ({
  name: `no ${claim}`,
  rule: 'claims',
  ...withClaims({ [claim]: undefined }),
});
/** What refuses all of these, but where one says otherwise. */
const ruled = (rule: Rule, cases: readonly Case[]): Case[] => cases.map((one) => ({ rule, ...one }));
const part = (token: string, position: number): string => token.split('.')[position] ?? '';
const unsigned = (input: string): string => `${input}.`;

export const accepted: readonly Case[] = [
  { name: 'ES256' },
  { name: 'PS256', kid: 'bank-ps256', ...withHeader({ alg: 'PS256', kid: 'bank-ps256' }) },
  { name: 'RS256', kid: 'bank-rs256', ...withHeader({ alg: 'RS256', kid: 'bank-rs256' }) },
  { name: 'at the second origin, with its port', ...withClaims({ origin: setting.partner.origins[1] }) },
  { name: 'for another widget of the registration', ...withClaims({ widget: 'rating', scope: 'rating' }) },
  { name: 'at a registered terminal', ...withClaims({ terminal: 'kiosk-1' }) },
  { name: 'with a life of one second', ...withClaims({ exp: NOW + 1 }) },
  { name: 'by a server whose clock is a minute fast', ...withClaims({ iat: NOW + 60, exp: NOW + 180 }) },
  { name: 'by a server whose clock is nearly a minute slow', ...withClaims({ iat: NOW - 179, exp: NOW - 59 }) },
  { name: 'with the shortest sub and jti', ...withClaims({ sub: '12345678', jti: '1234567890123456' }) },
  { name: 'with the longest sub and jti', ...withClaims({ sub: 's'.repeat(64), jti: 'j'.repeat(64) }) },
  { name: 'with members in another order', claimsText: json(Object.fromEntries(Object.entries(claims).reverse())) },
  { name: 'with space between its members', claimsText: JSON.stringify(claims, null, 2) },
  { name: 'with slashes written as escapes', claimsText: json(claims).replaceAll('/', '\\/') },
  { name: 'with letters written as escapes', claimsText: json(claims).replaceAll('"iss"', '"\\u0069ss"') },
];

const confusions = ruled('header', [
  { name: 'alg none, unsigned', ...withHeader({ alg: 'none' }), finish: unsigned },
  { name: 'alg None, unsigned', ...withHeader({ alg: 'None' }), finish: unsigned },
  {
    name: 'HS256 with the public key as PEM for a secret',
    ...withHeader({ alg: 'HS256' }),
    finish: (input, key) => hmac(input, spkiPem(key)),
  },
  { name: 'HS256 with nothing for a secret', ...withHeader({ alg: 'HS256' }), finish: (input) => hmac(input, '') },
  { name: 'RS256 in the header of an ES256 signature', ...withHeader({ alg: 'RS256' }), rule: 'key' },
  {
    name: 'PS256 by a key registered for RS256',
    rule: 'key',
    ...withHeader({ alg: 'PS256', kid: 'bank-rs256' }),
    kid: 'bank-rs256',
    signAs: 'PS256',
  },
  { name: 'ES384', ...withHeader({ alg: 'ES384' }) },
]);

const headers = ruled('header', [
  { name: 'typ JWT', ...withHeader({ typ: 'JWT' }) },
  { name: 'no typ', ...withHeader({ typ: undefined }) },
  { name: 'no kid', ...withHeader({ kid: undefined }) },
  { name: 'an empty kid', ...withHeader({ kid: '' }) },
  { name: 'a kid that is a number', ...withHeader({ kid: 1 }) },
  { name: 'a kid with a line break', ...withHeader({ kid: 'bank-es256\n' }) },
  { name: 'a kid that nobody registered', rule: 'key', ...withHeader({ kid: 'bank-2019' }) },
  { name: 'a kid that is a path', rule: 'key', ...withHeader({ kid: '../../../../dev/null' }) },
  { name: 'a kid that is SQL', rule: 'key', ...withHeader({ kid: "bank-es256'/**/or/**/'1'='1" }) },
  { name: 'a kid that is an address', rule: 'key', ...withHeader({ kid: 'https://evil.example/jwks.json' }) },
  { name: 'a key in the header', ...withHeader({ jwk: { kty: 'EC', crv: 'P-256' } }) },
  { name: 'an address of keys in the header', ...withHeader({ jku: 'https://evil.example/jwks.json' }) },
  { name: 'a certificate in the header', ...withHeader({ x5c: ['MIIB'] }) },
  { name: 'a critical extension', ...withHeader({ crit: ['exp'], exp: NOW + 120 }) },
  { name: 'an unencoded payload, announced', ...withHeader({ crit: ['b64'], b64: false }) },
  { name: 'a compressed payload, announced', ...withHeader({ zip: 'DEF' }) },
]);

const signatures = ruled('signature', [
  { name: 'a key that nobody registered under the name of one', kid: 'stranger' },
  { name: "another partner's registration", rule: 'key', jwks: 'post' },
  { name: 'no signature', from: (token) => `${part(token, 0)}.${part(token, 1)}.`, rule: 'encoding' },
  { name: 'half a signature', from: (token) => token.slice(0, -43) },
  {
    name: 'a signature of zeros',
    from: (token) => `${part(token, 0)}.${part(token, 1)}.${base64url(new Uint8Array(64))}`,
  },
  {
    name: 'a payload changed after signing',
    from: (token) => `${part(token, 0)}.${base64url(json({ ...claims, sub: 'visitor-0002' }))}.${part(token, 2)}`,
  },
  { name: 'a signature with padding', from: (token) => `${token}==`, rule: 'encoding' },
  { name: 'a fourth part', from: (token) => `${token}.AAAA`, rule: 'encoding' },
  { name: 'two parts', from: (token) => token.split('.', 2).join('.'), rule: 'encoding' },
]);

const texts = ruled('json', [
  { name: 'two algorithms, the second one right', headerText: json(header).replace('{', '{"alg":"none",') },
  { name: 'two scopes, the second one right', claimsText: json(claims).replace('{', '{"scope":"license",') },
  {
    name: 'two audiences, one with an escape',
    claimsText: json(claims).replace('{', '{"\\u0061ud":"https://evil.example",'),
  },
  { name: 'two thumbprints', claimsText: json(claims).replace('"cnf":{', `"cnf":{"jkt":"${'A'.repeat(43)}",`) },
  { name: 'a payload that is a list', claimsText: json([claims]), rule: 'claims' },
  { name: 'a payload that is not UTF-8', claimsText: Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d) },
  { name: 'a huge token', claimsText: json(claims) + ' '.repeat(4096), rule: 'encoding' },
]);

const members = ruled('claims', [
  ...(['iss', 'aud', 'sub', 'origin', 'widget', 'scope', 'nonce', 'jti', 'iat', 'exp', 'cnf'] as const).map(without),
  { name: 'nbf, which some libraries add unasked', ...withClaims({ nbf: NOW }) },
  { name: 'a claim of its own', ...withClaims({ role: 'admin' }) },
  { name: 'a list of audiences', ...withClaims({ aud: [setting.gateway] }) },
  { name: 'a sub that is a number', ...withClaims({ sub: 12345678 }) },
  { name: 'a sub of seven characters', ...withClaims({ sub: '1234567' }) },
  { name: 'a sub beyond ASCII', ...withClaims({ sub: '访客访客访客访客' }) },
  { name: 'a jti of fifteen characters', ...withClaims({ jti: '123456789012345' }) },
  { name: 'an end that is text', ...withClaims({ exp: String(NOW + 120) }) },
  { name: 'an end with a fraction', ...withClaims({ exp: NOW + 119.5 }) },
  { name: 'an origin with a path', ...withClaims({ origin: 'https://www.bank.example/' }) },
  { name: 'an origin in capitals', ...withClaims({ origin: 'HTTPS://WWW.BANK.EXAMPLE' }) },
  { name: 'a widget that does not exist', ...withClaims({ widget: 'admin', scope: 'admin' }) },
  { name: 'a key instead of its thumbprint', ...withClaims({ cnf: { jwk: { kty: 'EC' } } }) },
  { name: 'a terminal with a slash', ...withClaims({ terminal: '../kiosk-1' }) },
]);

const registrations = ruled('registration', [
  { name: 'an issuer that is not registered', ...withClaims({ iss: 'nobody' }) },
  { name: "another gateway's audience", ...withClaims({ aud: 'https://gw.evil.example' }) },
  { name: 'an audience with a slash behind it', ...withClaims({ aud: `${setting.gateway}/` }) },
  { name: 'an origin that is not registered', ...withClaims({ origin: 'https://www.evil.example' }) },
  { name: 'an origin that begins alike', ...withClaims({ origin: 'https://www.bank.example.evil.example' }) },
  { name: 'an origin without TLS', ...withClaims({ origin: 'http://www.bank.example' }) },
  { name: 'an origin without its port', ...withClaims({ origin: 'https://m.bank.example' }) },
  { name: 'a widget that is not registered', ...withClaims({ widget: 'license', scope: 'license' }) },
  { name: 'a scope that is not the widget', ...withClaims({ scope: 'case' }) },
  { name: 'a terminal that is not registered', ...withClaims({ terminal: 'kiosk-9' }) },
]);

const times = ruled('time', [
  { name: 'a life of 121 seconds', ...withClaims({ exp: NOW + 121 }) },
  { name: 'a life of a year', ...withClaims({ exp: NOW + 31_536_000 }) },
  { name: 'an end before its beginning', ...withClaims({ exp: NOW - 1 }) },
  { name: 'no life at all', ...withClaims({ exp: NOW }) },
  { name: 'an end a minute ago', now: NOW + 180 },
  { name: 'a beginning in 61 seconds', now: NOW - 61 },
]);

const frames = ruled('frame', [
  { name: "another frame's key", ...withClaims({ cnf: { jkt: 'A'.repeat(43) } }) },
  { name: "another frame's nonce", ...withClaims({ nonce: 't5k2o1.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBka' }) },
]);

export const refused: readonly Case[] = [
  ...confusions,
  ...headers,
  ...signatures,
  ...texts,
  ...members,
  ...registrations,
  ...times,
  ...frames,
];
