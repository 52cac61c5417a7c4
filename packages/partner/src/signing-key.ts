import { KeyObject, createPrivateKey } from 'node:crypto';

/** What the gateway accepts; no others, and none that both sides would have to keep secret. */
export type SigningAlgorithm = 'ES256' | 'PS256' | 'RS256';

export interface SigningKey {
  readonly key: KeyObject;
  readonly algorithm: SigningAlgorithm;
}

const MIN_RSA_BITS = 2048;
const HOW_TO =
  'Make a good one with `npx qwy keys new --out keys --kid <name>`, or with ' +
  '`openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem`, and register its public half at the gateway.';

/**
 * Reads a partner's private key and chooses its algorithm: P-256 signs ES256, RSA signs PS256 unless `rsa` says RS256.
 * @param key - a private KeyObject, or a PEM file's text
 * @throws {TypeError} for every other key, with a sentence that says how to make a good one
 */
export function readSigningKey(key: KeyObject | string, rsa: 'PS256' | 'RS256' = 'PS256'): SigningKey {
  const read = typeof key === 'string' ? fromPem(key) : key;
  if (!(read instanceof KeyObject)) throw refusal('is neither a KeyObject nor the text of a PEM file');
  if (read.type === 'secret') throw refusal('is a shared secret: whoever can check such a token could also forge it');
  if (read.type === 'public')
    throw refusal('is the public half of a key pair; tokens are signed with the private half');
  return { key: read, algorithm: algorithmOf(read, rsa) };
}

function algorithmOf(key: KeyObject, rsa: 'PS256' | 'RS256'): SigningAlgorithm {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  switch (key.asymmetricKeyType) {
    case 'ec':
      if (namedCurve !== 'prime256v1')
        throw refusal(`is on the curve ${namedCurve ?? 'unknown'}; only P-256 is accepted`);
      return 'ES256';
    case 'rsa':
      if (modulusLength < MIN_RSA_BITS)
        throw refusal(`has ${modulusLength} bits; RSA keys need ${MIN_RSA_BITS} or more`);
      return rsa;
    default: // also `rsa-pss`: JWK, in which keys are registered, cannot say it
      throw refusal(`is of the type ${key.asymmetricKeyType ?? 'unknown'}; only P-256 and RSA are accepted`);
  }
}

function fromPem(text: string): KeyObject {
  if (!text.includes('-----BEGIN ')) throw refusal('is a text that is no PEM file: shared secrets are not accepted');
  if (/-----BEGIN (?:[A-Z ]*PUBLIC KEY|CERTIFICATE)-----/.test(text) && !text.includes('PRIVATE KEY-----')) {
    throw refusal('is the public half of a key pair; tokens are signed with the private half');
  }
  if (text.includes('ENCRYPTED')) {
    throw refusal('is encrypted; decrypt it when the server starts: createPrivateKey({ key, passphrase })');
  }
  try {
    return createPrivateKey(text);
  } catch {
    // The cause is left out: it may quote the key.
    throw refusal('is a PEM file that cannot be read');
  }
}

const refusal = (what: string): TypeError => new TypeError(`\`key\` ${what}. ${HOW_TO}`);
