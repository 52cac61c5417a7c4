import { createPublicKey, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHANNEL_TYPE, Channel, SignedChannel } from '@qwy/contract/channel';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scriptedWorld } from '../../test/scripted-world.ts';

const PLAN = {
  versions: [
    { version: '0.2.0', status: 'current' },
    { version: '0.1.0', status: 'revoked', use: '0.2.0', note: '换用 0.2.0' },
  ],
};
let world: Awaited<ReturnType<typeof scriptedWorld>>;
beforeEach(async () => {
  world = await scriptedWorld({ 'versions.json': PLAN });
  await world.qwy(['keys', 'new', '--out', 'keys', '--kid', 'channel-2026']);
});
afterEach(async () => world.remove());

const words = (more: readonly string[] = []) => [
  ...['channel', 'sign', 'versions.json', '--key', 'keys/channel-2026.private.pem', '--kid', 'channel-2026'],
  ...['--gateway', 'https://gw.example.gov.cn', '--out', 'channel.json', ...more],
];
const decode = (part = ''): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

it('writes what the key has signed, believed for 90 days', async () => {
  const { code, out } = await world.qwy(words());
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/0\.1\.0 +revoked +use 0\.2\.0/);
  const { jws, key } = SignedChannel.parse(JSON.parse(await readFile(join(world.cwd, 'channel.json'), 'utf8')));
  const [header, payload, signature = ''] = jws.split('.');
  const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
  expect(
    verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    ),
  ).toBe(true);
  expect(decode(header)).toEqual({ alg: 'ES256', typ: CHANNEL_TYPE, kid: 'channel-2026' });
  const channel = Channel.parse(decode(payload));
  expect(channel).toMatchObject({ iss: 'https://gw.example.gov.cn', versions: PLAN.versions });
  expect(channel.exp - channel.iat).toBe(90 * 86_400);
  expect(JSON.stringify(key)).not.toContain('"d"');
});

it('replaces what it has signed before', async () => {
  await world.qwy(words());
  const before = await readFile(join(world.cwd, 'channel.json'), 'utf8');
  expect((await world.qwy(words(['--days', '7']))).code).toBe(0);
  expect(await readFile(join(world.cwd, 'channel.json'), 'utf8')).not.toBe(before);
});

it.each([
  ['no gateway', words().filter((word) => !word.includes('gateway') && !word.startsWith('https'))],
  ['a gateway with a path', words(['--gateway', 'https://gw.example.gov.cn/v1'])],
  ['more than a year', words(['--days', '400'])],
  ['a key that is none', words(['--key', 'versions.json'])],
  ['a public key', words(['--key', 'keys/channel-2026.public.jwk.json'])],
])('asks for another way with %s', async (_what, line) => {
  const { code, err } = await world.qwy(line);
  expect(code).toBe(2);
  expect(err.join('\n')).toMatch(/^--/);
});

it('signs nothing that is not consistent', async () => {
  const odd = await scriptedWorld({ 'versions.json': { versions: [{ version: '0.1.0', status: 'revoked' }] } });
  await odd.qwy(['keys', 'new', '--out', 'keys', '--kid', 'channel-2026']);
  expect((await odd.qwy(words())).code).toBe(1);
  await odd.remove();
});
