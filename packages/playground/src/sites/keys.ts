import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartnerInput } from '@qwy/contract/partner';
import { PublicJwk } from '@qwy/contract/partner';

export interface SiteKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: PartnerInput['keys'][number];
}

/** The site's signing key, made at the first start and readable by the owner alone. */
export function siteKey(directory: string, siteId: string): SiteKey {
  const file = join(directory, `${siteId}.pem`);
  const privateKey = readKey(file) ?? makeKey(directory, file);
  const kid = `${siteId}-1`;
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  return { kid, privateKey, publicJwk: PublicJwk.parse({ ...jwk, kid, alg: 'ES256', use: 'sig' }) };
}

function readKey(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file));
  } catch {
    return undefined;
  }
}

function makeKey(directory: string, file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return privateKey;
}
