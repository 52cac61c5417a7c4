/** For tests only: what can be wrong with an embed token, one thing at a time. */
import { API, BANK } from '../test-gateway.ts';
import type { Bench } from './test-bench.ts';
import { POST } from './test-bench.ts';
import type { Draft } from './test-signed.ts';
import { compact, ecKey, rsaKey, withPart } from './test-signed.ts';

/** An embed token with one thing wrong. */
export interface EmbedAttack {
  /** The one thing that is wrong. */
  readonly name: string;
  break(embed: Draft, bench: Bench): void | Promise<void>;
  /** Default `invalid_grant`. */
  readonly code?: string;
}

const stranger = ecKey();
const strangerRsa = rsaKey();
const header = (name: string, change: Record<string, unknown>): EmbedAttack => ({
  name,
  break: ({ header }) => void Object.assign(header, change),
});
const claims = (name: string, change: Record<string, unknown>): EmbedAttack => ({
  name,
  break: ({ claims }) => void Object.assign(claims, change),
});
const without = (claim: string): EmbedAttack => ({
  name: `no ${claim}`,
  break: ({ claims }) => void (claims[claim] = undefined),
});
const moved = (name: string, claim: 'iat' | 'exp', seconds: number): EmbedAttack => ({
  name,
  break: ({ claims }) => void (claims[claim] = Number(claims[claim]) + seconds),
});
const bothMoved = (name: string, seconds: number): EmbedAttack => ({
  name,
  break({ claims }) {
    for (const claim of ['iat', 'exp']) claims[claim] = Number(claims[claim]) + seconds;
  },
});
/** The payload's text with another member behind the first brace. */
const repeated = (name: string, member: string): EmbedAttack => ({
  name,
  break: (embed) => void (embed.claimsText = JSON.stringify(embed.claims).replace('{', `{${member},`)),
});
const spki = (bench: Bench): string => bench.bank.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const algorithms: EmbedAttack[] = [
  { name: 'alg none, unsigned', break: (embed) => void (embed.header['alg'] = 'none') },
  {
    name: 'alg nOnE, unsigned',
    break: (embed) => void Object.assign(embed, { header: { ...embed.header, alg: 'nOnE' }, signAs: 'none' }),
  },
  {
    name: 'alg none over the signature of the real key',
    break: (embed) => void Object.assign(embed, { header: { ...embed.header, alg: 'none' }, signAs: 'ES256' }),
  },
  { name: 'the signature left out', break: (embed) => void (embed.signAs = 'none') },
  {
    name: 'HS256 with the public key as PEM for a secret',
    break: (embed, bench) =>
      void Object.assign(embed, { header: { ...embed.header, alg: 'HS256' }, secret: spki(bench) }),
  },
  {
    name: 'HS256 with the public key as DER for a secret',
    break: (embed, { bank }) =>
      void Object.assign(embed, {
        header: { ...embed.header, alg: 'HS256' },
        secret: bank.publicKey.export({ type: 'spki', format: 'der' }),
      }),
  },
  {
    name: 'HS256 with the public key as JWK for a secret',
    break: (embed, { bank }) =>
      void Object.assign(embed, { header: { ...embed.header, alg: 'HS256' }, secret: JSON.stringify(bank.jwk) }),
  },
  {
    name: 'HS256 with nothing for a secret',
    break: (embed) => void (embed.header['alg'] = 'HS256'),
  },
  {
    name: 'RS256 for the name of a P-256 key',
    break: (embed) =>
      void Object.assign(embed, { header: { ...embed.header, alg: 'RS256' }, key: strangerRsa.privateKey }),
  },
  {
    name: 'ES256 for the name of an RSA key',
    break: ({ header }) => void (header['kid'] = 'bank-rsa'),
  },
  {
    name: 'PS256 by an RSA key that is registered for RS256',
    break: (embed, { bankRsa }) =>
      void Object.assign(embed, {
        header: { ...embed.header, alg: 'PS256', kid: 'bank-rsa' },
        key: bankRsa.privateKey,
      }),
  },
  {
    name: 'a list of algorithms',
    break: (embed) => void Object.assign(embed, { signAs: 'ES256', header: { ...embed.header, alg: ['ES256'] } }),
  },
  {
    name: 'no alg',
    break: (embed) => void Object.assign(embed, { signAs: 'ES256', header: { ...embed.header, alg: undefined } }),
  },
  {
    name: 'RS256 in the header of an ES256 signature',
    break: (embed) => void Object.assign(embed, { signAs: 'ES256', header: { ...embed.header, alg: 'RS256' } }),
  },
];

const headers: EmbedAttack[] = [
  header('typ JWT', { typ: 'JWT' }),
  header('typ of a proof', { typ: 'dpop+jwt' }),
  header('typ with a media type before it', { typ: 'application/qwy-embed+jwt' }),
  header('no typ', { typ: undefined }),
  header('no kid', { kid: undefined }),
  header('a kid that is a path', { kid: '../../../../dev/null' }),
  {
    name: 'a kid that is a path, with HS256 and the empty file for a secret',
    break: (embed) => void Object.assign(embed.header, { alg: 'HS256', kid: '/dev/null' }),
  },
  header('a kid that is SQL', { kid: "bank-1'--" }),
  header('a kid that is SQL and true', { kid: "x'/**/or/**/'1'='1" }),
  header('a kid that is a union', { kid: "'union/**/select/**/keys/**/from/**/partner--" }),
  header('a kid that is an address', { kid: 'https://evil.example/jwks.json' }),
  header('a kid that is a command', { kid: '|/bin/true' }),
  header('a kid that every object has', { kid: 'constructor' }),
  header('a kid that is a number', { kid: 0 }),
  header('a kid that is a list', { kid: ['bank-1'] }),
  header('a kid that is an object', { kid: { $ne: null } }),
  header('a kid with a zero in it', { kid: 'bank-1\0' }),
  header('an empty kid', { kid: '' }),
  header("another partner's kid", { kid: 'post-1' }),
  header('a key of its own', { jwk: stranger.jwk }),
  {
    name: 'a key of its own, and signed by it',
    break: (embed) =>
      void Object.assign(embed, { header: { ...embed.header, jwk: stranger.jwk }, key: stranger.privateKey }),
  },
  header('an address of keys', { jku: 'https://evil.example/jwks.json' }),
  header('an address of certificates', { x5u: 'https://evil.example/chain.pem' }),
  header('a certificate', { x5c: ['MIIB'] }),
  header('a critical extension', { crit: ['exp'], exp: 1 }),
  header('an empty list of critical extensions', { crit: [] }),
  header('an unencoded payload, announced as critical', { crit: ['b64'], b64: false }),
  header('an unencoded payload, not announced', { b64: false }),
  header('a compressed payload', { zip: 'DEF' }),
  header('a token in a token', { cty: 'JWT' }),
  {
    name: 'two algorithms, the second one right',
    break: (embed) => void (embed.headerText = JSON.stringify(embed.header).replace('{', '{"alg":"none",')),
  },
  {
    name: 'two kids, the second one right',
    break: (embed) => void (embed.headerText = JSON.stringify(embed.header).replace('{', '{"kid":"post-1",')),
  },
  {
    name: 'a header that is a list',
    break: (embed) => void Object.assign(embed, { headerText: '[]', signAs: 'ES256' }),
  },
];

const zeros = Buffer.alloc(64).toString('base64url');
const signatures: EmbedAttack[] = [
  { name: 'the key of nobody', break: (embed) => void (embed.key = stranger.privateKey) },
  { name: "another partner's key", break: (embed, { post }) => void (embed.key = post.privateKey) },
  {
    name: "another partner's key under its own name",
    break: (embed, { post }) =>
      void Object.assign(embed, { header: { ...embed.header, kid: 'post-1' }, key: post.privateKey }),
  },
  { name: 'a signature of zeros', break: (embed) => void (embed.finish = withPart(2, () => zeros)) },
  { name: 'half a signature', break: (embed) => void (embed.finish = withPart(2, (part) => part.slice(0, 43))) },
  {
    name: 'a signature in DER',
    break: (embed) =>
      void (embed.finish = withPart(2, (part) => der(Buffer.from(part, 'base64url')).toString('base64url'))),
  },
  {
    name: 'the signature of another token',
    break(embed) {
      const other = compact({ ...embed, claims: { ...embed.claims, jti: 'another-token-0001' } });
      embed.finish = withPart(2, () => other.split('.')[2] ?? '');
    },
  },
  {
    name: 'a payload changed after signing',
    break(embed) {
      const changed = Buffer.from(JSON.stringify({ ...embed.claims, sub: 'visit-0002' })).toString('base64url');
      embed.finish = withPart(1, () => changed);
    },
  },
  { name: 'a fourth part', break: (embed) => void (embed.finish = (token) => `${token}.AAAA`) },
  { name: 'two parts', break: (embed) => void (embed.finish = (token) => token.split('.').slice(0, 2).join('.')) },
  { name: 'padding', break: (embed) => void (embed.finish = (token) => `${token}==`) },
  {
    name: 'a line break in the signature',
    break: (embed) => void (embed.finish = (token) => `${token.slice(0, -8)}\n${token.slice(-8)}`),
  },
  {
    name: 'bits behind the end of the signature',
    break: (embed) => void (embed.finish = (token) => token.slice(0, -1) + nextInAlphabet(token.at(-1) ?? '')),
  },
  { name: 'a space before it', break: (embed) => void (embed.finish = (token) => ` ${token}`) },
  {
    name: 'the JSON form of a signed token',
    break: (embed) =>
      void (embed.finish = (token) => {
        const [protectedPart, payload, signature] = token.split('.');
        return JSON.stringify({ payload, signatures: [{ protected: protectedPart, signature }] });
      }),
  },
];

const payloads: EmbedAttack[] = [
  repeated('two scopes, the second one right', '"scope":"license"'),
  repeated('two origins, the second one right', '"origin":"http://evil.example"'),
  repeated('two audiences, one in another spelling', '"\\u0061ud":"http://evil.example"'),
  repeated('two ends', '"exp":1'),
  {
    name: 'two keys in cnf',
    break: (embed) =>
      void (embed.claimsText = JSON.stringify(embed.claims).replace('"cnf":{', `"cnf":{"jkt":"${'A'.repeat(43)}",`)),
  },
  {
    name: 'a huge token',
    code: 'invalid_request',
    break: (embed) => void (embed.claimsText = JSON.stringify(embed.claims) + ' '.repeat(4096)),
  },
  {
    name: 'bytes that are no text',
    break: (embed) => void (embed.claimsText = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])),
  },
  {
    name: 'a mark before the first brace',
    break: (embed) => void (embed.claimsText = `\ufeff${JSON.stringify(embed.claims)}`),
  },
  { name: 'a payload that is a list', break: (embed) => void (embed.claimsText = `[${JSON.stringify(embed.claims)}]`) },
  { name: 'no payload', break: (embed) => void (embed.claimsText = '') },
  claims('a claim of its own', { admin: true }),
  claims('a beginning', { nbf: 1 }),
];

const CLAIMS = ['iss', 'aud', 'sub', 'origin', 'widget', 'scope', 'nonce', 'jti', 'iat', 'exp', 'cnf'];
const claimRows: EmbedAttack[] = [
  ...CLAIMS.map(without),
  claims("another partner's iss", { iss: 'post' }),
  claims('an iss of nobody', { iss: 'nobody' }),
  claims('an iss that is a list', { iss: ['bank'] }),
  claims('an iss that is SQL', { iss: "bank'--" }),
  claims('an iss with a zero in it', { iss: 'bank\0' }),
  claims('another aud', { aud: 'http://gw.evil.example' }),
  claims('an aud with a slash', { aud: `${API}/` }),
  claims('a list of aud', { aud: [API] }),
  claims('an aud that begins alike', { aud: `${API}1` }),
  claims('a sub that is a number', { sub: 12345678 }),
  claims('a short sub', { sub: 'x' }),
  claims('a sub with a zero in it', { sub: 'visit\0-0001' }),
  claims('a name for a sub', { sub: '张三的身份证号是多少' }),
  claims("another partner's origin", { origin: POST }),
  claims('an origin that is not registered', { origin: 'https://www.bank.example' }),
  claims('an origin that begins alike', { origin: `${BANK}.evil.example` }),
  claims('an origin with a slash', { origin: `${BANK}/` }),
  claims('an origin in capitals', { origin: BANK.toUpperCase() }),
  claims('an origin on another port', { origin: 'http://bank.localhost:8611' }),
  claims('an opaque origin', { origin: 'null' }),
  claims('every origin', { origin: '*' }),
  claims('another widget', { widget: 'case' }),
  claims('another scope', { scope: 'case' }),
  claims('a widget that is not registered', { widget: 'license', scope: 'license' }),
  claims('a widget that does not exist', { widget: 'admin', scope: 'admin' }),
  claims('two scopes in one', { scope: 'form case' }),
  claims('a list of scopes', { scope: ['form'] }),
  { ...claims('a nonce of its own', { nonce: 'made-up-0123456789' }), code: 'use_dpop_nonce' },
  { ...claims('an old nonce', { nonce: '000001.AAAAAAAAAAAAAAAAAAAAAAAAAAA' }), code: 'use_dpop_nonce' },
  {
    name: 'a nonce of another time under the tag of this one',
    code: 'use_dpop_nonce',
    break: ({ claims }) => void (claims['nonce'] = `zzzzzz.${String(claims['nonce']).split('.')[1]}`),
  },
  claims('a nonce that is a number', { nonce: 1 }),
  claims('a short jti', { jti: 'x' }),
  claims('a jti with a zero in it', { jti: 'jti-0123456789\0abcdef' }),
  claims('a jti that is a number', { jti: 1234567890123456 }),
  moved('an end 121 seconds after its beginning', 'exp', 1),
  moved('an end in a year', 'exp', 31_536_000),
  moved('an end before its beginning', 'exp', -121),
  bothMoved('an end a minute and more ago', -180),
  bothMoved('a beginning in more than a minute', 61),
  claims('an end that is text', { exp: '1893456000' }),
  claims('an end that is no whole number', { exp: 1772416800.5 }),
  claims('an end beyond all numbers', { exp: 1e300 }),
  claims('a beginning that is text', { iat: '1772416800' }),
  claims("another frame's key", { cnf: { jkt: 'A'.repeat(43) } }),
  claims('a key instead of its thumbprint', { cnf: { jwk: stranger.jwk } }),
  claims('no thumbprint', { cnf: {} }),
  { name: 'a key beside its thumbprint', break: ({ claims }) => void Object.assign(claims['cnf'] ?? {}, { kid: 'x' }) },
  claims('a terminal that is not registered', { terminal: 'kiosk-9' }),
  claims("another partner's terminal", { terminal: 'post-kiosk' }),
  claims('a terminal that is a list', { terminal: ['kiosk-1'] }),
];

export const embedAttacks: readonly EmbedAttack[] = [
  ...algorithms,
  ...headers,
  ...signatures,
  ...payloads,
  ...claimRows,
];

/** r and s as ASN.1 writes them. */
function der(raw: Buffer): Buffer {
  const integer = (bytes: Buffer): Buffer => {
    const trimmed = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
    const positive = (trimmed[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
    return Buffer.concat([Buffer.of(2, positive.length), positive]);
  };
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}

/** The last of 86 characters stands for two bits; the neighbour differs in bits that nobody reads. */
function nextInAlphabet(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return alphabet[alphabet.indexOf(character) ^ 1] ?? '';
}
