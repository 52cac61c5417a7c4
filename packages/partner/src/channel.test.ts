import { CHANNEL_TYPE } from '@qwy/contract/channel';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { ec, pem } from '../test/keys.ts';
import { ChannelRefusedError, verifyChannel } from './channel.ts';

const GATEWAY = 'https://gw.example.gov.cn';
const NOW = Date.UTC(2026, 2, 2);
const SECONDS = NOW / 1000;
const bureau = ec();
const somebody = ec();
const versions = [
  { version: '0.2.0', status: 'current' },
  { version: '0.1.0', status: 'revoked', use: '0.2.0' },
];

interface Made {
  readonly signer?: ReturnType<typeof ec>;
  readonly typ?: string;
  readonly iss?: string;
  readonly exp?: number;
  readonly list?: unknown;
}
async function body({
  signer = bureau,
  typ = CHANNEL_TYPE,
  iss = GATEWAY,
  exp = SECONDS + 60,
  list = versions,
}: Made = {}) {
  const jws = await new SignJWT({ versions: list })
    .setProtectedHeader({ alg: 'ES256', typ, kid: 'channel-2026' })
    .setIssuer(iss)
    .setIssuedAt(SECONDS)
    .setExpirationTime(exp)
    .sign(signer.privateKey);
  // As an attacker would: with the key that fits.
  const key = { ...signer.publicKey.export({ format: 'jwk' }), kid: 'channel-2026', alg: 'ES256', use: 'sig' };
  return JSON.stringify({ jws, key });
}
const check = (text: string, key: Parameters<typeof verifyChannel>[0]['key'] = bureau.publicKey) =>
  verifyChannel({ body: text, gateway: GATEWAY, key, now: () => NOW });

describe('verifyChannel', () => {
  it.each([
    ['KeyObject', bureau.publicKey],
    ['PEM', pem(bureau.publicKey)],
    ['JWK', bureau.publicKey.export({ format: 'jwk' })],
  ])("answers what the bureau's key has signed: %s", async (_kind, key) => {
    expect(check(await body(), key).versions).toEqual(versions);
  });

  it.each<[string, Made]>([
    ["somebody else's signature with a key that fits it", { signer: somebody }],
    ['something else that the bureau has signed', { typ: 'JWT' }],
    ['the channel of another gateway', { iss: 'https://gw.other.example' }],
    ['one that is over', { exp: SECONDS - 1 }],
    ['one of another shape', { list: [{ version: 'newest' }] }],
  ])('refuses %s', async (_what, made) => {
    const text = await body(made);
    expect(() => check(text)).toThrow(ChannelRefusedError);
  });

  it.each(['', '{}', 'null', '{"jws":"a.b.c"}'])('refuses what is no channel: %j', (text) => {
    expect(() => check(text)).toThrow(ChannelRefusedError);
  });

  it('refuses a changed list', async () => {
    const signed: { jws: string; key: unknown } = JSON.parse(await body());
    const [header, , signature] = signed.jws.split('.');
    const other = Buffer.from(
      JSON.stringify({ iss: GATEWAY, iat: SECONDS, exp: SECONDS + 60, versions: versions.slice(0, 1) }),
    ).toString('base64url');
    expect(() => check(JSON.stringify({ ...signed, jws: `${header}.${other}.${signature}` }))).toThrow(
      ChannelRefusedError,
    );
  });

  it('says so when it is given no key', async () => {
    const text = await body();
    expect(() => check(text, 'secret')).toThrow();
    expect(() => check(text, 'secret')).not.toThrow(ChannelRefusedError);
  });
});
