import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PartnerInput } from '@qwy/contract/partner';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scriptedWorld } from '../../test/scripted-world.ts';

let world: Awaited<ReturnType<typeof scriptedWorld>>;
beforeEach(async () => (world = await scriptedWorld()));
afterEach(async () => world.remove());

const words = ['keys', 'new', '--out', 'keys', '--kid', 'bank-2026'];

it('writes a private key only its owner can read and a public half that a registration takes', async () => {
  const { code, out } = await world.qwy(words);
  expect(code).toBe(0);
  expect(out.join('\n')).toContain(join('keys', 'bank-2026.private.pem'));
  const privateFile = join(world.cwd, 'keys/bank-2026.private.pem');
  expect((await stat(privateFile)).mode & 0o777).toBe(0o600);
  const jwk: unknown = JSON.parse(await readFile(join(world.cwd, 'keys/bank-2026.public.jwk.json'), 'utf8'));
  const [key] = PartnerInput.shape.keys.parse([jwk]);
  expect(key).toMatchObject({ kid: 'bank-2026', kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' });
  expect(jwk).not.toHaveProperty('d');
  const signature = sign('sha256', Buffer.from('x'), createPrivateKey(await readFile(privateFile)));
  expect(verify('sha256', Buffer.from('x'), createPublicKey({ key: { ...key }, format: 'jwk' }), signature)).toBe(true);
});

it('never writes over a key that may be in use', async () => {
  await world.qwy(words);
  const before = await readFile(join(world.cwd, 'keys/bank-2026.private.pem'), 'utf8');
  const { code, err } = await world.qwy(words);
  expect([code, err]).toEqual([2, ['The key could not be written to keys: EEXIST.']]);
  expect(await readFile(join(world.cwd, 'keys/bank-2026.private.pem'), 'utf8')).toBe(before);
});

it.each(['../evil', '', '.hidden', 'a/b'])('takes no name that could leave the folder: %j', async (kid) => {
  expect((await world.qwy(['keys', 'new', '--out', 'keys', `--kid=${kid}`])).code).toBe(2);
});
