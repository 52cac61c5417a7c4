import { createPublicKey } from 'node:crypto';
import { PartnerKeyInput, type PartnerKey } from '@qwy/contract/partner';

const MIN_RSA_BITS = 2048;
/** Larger ones cost us more at each token than they are worth. */
const MAX_RSA_BITS = 8192;
/** With exponent 1 every message is its own signature; small ones have a long history of forgeries. */
const MIN_RSA_EXPONENT = 65_537n;

/** Whether a key can be verified with and is strong enough: a point on P-256, or RSA of 2048 bits or more. */
export function isStrongKey(key: PartnerKey): boolean {
  try {
    const { kty, crv, x, y, n, e } = key;
    const { asymmetricKeyDetails = {} } = createPublicKey({ key: { kty, crv, x, y, n, e }, format: 'jwk' });
    if (kty === 'EC') return asymmetricKeyDetails.namedCurve === 'prime256v1';
    const { modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails;
    return modulusLength >= MIN_RSA_BITS && modulusLength <= MAX_RSA_BITS && publicExponent >= MIN_RSA_EXPONENT;
  } catch {
    return false;
  }
}

/** Members that only a private or a symmetric key has. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
/** What we use of a published key; others (`x5c`, `key_ops` …) are passed over. */
const MEMBERS = ['kid', 'kty', 'alg', 'crv', 'x', 'y', 'n', 'e', 'use'];

/**
 * The usable keys of a JWK Set (RFC 7517). A key for another purpose, of another kind, too weak, with its private half or
 * with another key's name is passed over. An RSA key must say its `alg`; one on P-256 can only mean ES256.
 * @throws {SyntaxError} if it is no JWK Set
 */
export function readJwks(document: unknown): PartnerKey[] {
  const rows = isObject(document) ? document['keys'] : undefined;
  if (!Array.isArray(rows)) throw new SyntaxError('not a JWK Set');
  const keys = rows.flatMap((row: unknown) => {
    if (!isObject(row) || SECRET_MEMBERS.some((member) => member in row)) return [];
    const members = Object.fromEntries(Object.entries(row).filter(([name]) => MEMBERS.includes(name)));
    const parsed = PartnerKeyInput.safeParse(row['kty'] === 'EC' ? { alg: 'ES256', ...members } : members);
    return parsed.success && isStrongKey(parsed.data) ? [parsed.data] : [];
  });
  return keys.filter(({ kid }) => rows.filter((row: unknown) => isObject(row) && row['kid'] === kid).length === 1);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
