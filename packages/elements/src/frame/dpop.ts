import { base64url, randomId } from '../base/random-id.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** What a proof speaks of (RFC 9449 section 4.2). */
export interface ProofClaims {
  readonly method: string;
  /** Absolute, without query and fragment. */
  readonly url: string;
  /** Latest nonce of the server, if it gave one. */
  readonly nonce?: string | undefined;
  /** The token the request carries, if any; its hash becomes `ath`. */
  readonly accessToken?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A key that cannot leave this document: it signs, and nobody can read it, us included. */
export interface DpopKey {
  /** Thumbprint of the public key, RFC 7638. */
  readonly jkt: string;
  /** A proof for one request; each has an id of its own. */
  proof(claims: ProofClaims): Promise<string>;
}

/** Makes an ES256 key, in memory only, gone with the document. */
export async function createDpopKey(subtle: SubtleCrypto = crypto.subtle): Promise<DpopKey> {
  const { privateKey, publicKey } = await subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { x, y } = await subtle.exportKey('jwk', publicKey);
  // RFC 7638: these members, in this order, nothing else.
  const jwk = { crv: 'P-256', kty: 'EC', x, y };
  const hash = async (text: string) => base64url(new Uint8Array(await subtle.digest('SHA-256', utf8(text))));
  const header = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk });

  return {
    jkt: await hash(JSON.stringify(jwk)),
    async proof({ method, url, nonce, accessToken, now }) {
      const ath = accessToken === undefined ? undefined : await hash(accessToken);
      const claims = { htm: method, htu: url, iat: Math.floor(now / 1000), jti: randomId(), nonce, ath };
      const signed = `${header}.${encode(claims)}`;
      const signature = await subtle.sign(ALGORITHM, privateKey, utf8(signed));
      return `${signed}.${base64url(new Uint8Array(signature))}`;
    },
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const encode = (value: object): string => base64url(utf8(JSON.stringify(value)));
