import type { JsonWebKey } from 'node:crypto';
import type { TestKey } from './signing.ts';

const NEEDED = [
  { kid: 'bank-es256', alg: 'ES256' },
  { kid: 'bank-ps256', alg: 'PS256' },
  { kid: 'bank-rs256', alg: 'RS256' },
  { kid: 'post-es256', alg: 'ES256' },
  { kid: 'stranger', alg: 'ES256' },
] as const;

/** The keys of the file as it is, and those it does not have yet. The key that signs the wrong way is the same key. */
export function testKeys(
  stored: readonly Readonly<Record<string, string>>[],
  make: (alg: TestKey['alg']) => JsonWebKey,
): TestKey[] {
  return NEEDED.map(({ kid, alg }) => ({ ...(stored.find((key) => key['kid'] === kid) ?? make(alg)), kid, alg }));
}
