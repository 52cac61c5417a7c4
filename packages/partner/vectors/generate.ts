// Writes packages/contract/src/vectors/embed-tokens.json: see README.md beside this file.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { buildVectors } from './build.ts';
import { VECTOR_FILE, readVectors, textOf } from './file.ts';
import { testKeys } from './keys.ts';

const stored = existsSync(VECTOR_FILE) ? readVectors() : undefined;
const keys = testKeys(stored?.testKeys ?? [], (alg) => {
  const { privateKey } =
    alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'jwk' });
});
const file = buildVectors(keys, new Map(stored?.vectors.map(({ name, token }) => [name, token])));
writeFileSync(VECTOR_FILE, textOf(file));
console.log(`${file.vectors.length} vectors in ${VECTOR_FILE}`);
