import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ec, pem, rsa, rsaPss } from '../test/keys.ts';
import { readSigningKey } from './signing-key.ts';

const p256 = ec();
const rsa2048 = rsa();

describe('readSigningKey', () => {
  it('signs ES256 with P-256, as KeyObject or as PEM, also in the older SEC1 form', () => {
    const sec1 = p256.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    for (const key of [p256.privateKey, pem(p256.privateKey), sec1]) {
      expect(readSigningKey(key)).toMatchObject({ algorithm: 'ES256', key: { type: 'private' } });
    }
  });

  it('signs PS256 with RSA unless told RS256', () => {
    expect(readSigningKey(rsa2048.privateKey).algorithm).toBe('PS256');
    expect(readSigningKey(rsa2048.privateKey, 'RS256').algorithm).toBe('RS256');
  });

  const encrypted = p256.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  it.each([
    ['a shared secret as text', 'a-very-long-secret-that-is-still-symmetric', 'no PEM'],
    ['an empty text', '', 'no PEM'],
    ['a shared secret as KeyObject', createSecretKey(Buffer.alloc(64, 7)), 'shared secret'],
    ['a public key', p256.publicKey, 'public half'],
    ['a public PEM', pem(p256.publicKey), 'public half'],
    ['an encrypted PEM', encrypted, 'encrypted'],
    ['a broken PEM', pem(p256.privateKey).replace(/\n.{20}/, '\n!!!!'), 'cannot be read'],
    ['RSA of 1024 bits', rsa(1024).privateKey, '1024 bits'],
    ['P-384', ec('P-384').privateKey, 'P-256'],
    ['secp256k1', ec('secp256k1').privateKey, 'P-256'],
    ['RSA for PSS alone', rsaPss().privateKey, 'rsa-pss'],
    ['Ed25519', generateKeyPairSync('ed25519').privateKey, 'ed25519'],
  ])('refuses %s and says how to make a good key', (_, key, reason) => {
    const read = (): unknown => readSigningKey(key);
    expect(read).toThrow(TypeError);
    expect(read).toThrow(reason);
    expect(read).toThrow(/`key` .*npx qwy keys new.*openssl genpkey/s);
  });

  it('quotes nothing of a key it cannot read', () => {
    const broken = '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----';
    expect(() => readSigningKey(broken)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('canary') }),
    );
  });
});
