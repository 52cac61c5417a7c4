import { claims, accepted, header, NOW, refused, setting, type Case } from './cases.ts';
import type { Vector, VectorFile } from './file.ts';
import type { TestKey } from './signing.ts';
import { base64url, isSignedBy, publicJwk, signed } from './signing.ts';

/**
 * The whole file. Two of three algorithms sign differently each time, so a signature that is there and still right is kept:
 * the same cases and keys give the same file.
 * @param known - tokens of the file as it is, by name
 */
export function buildVectors(keys: readonly TestKey[], known: ReadonlyMap<string, string>): VectorFile {
  const keyOf = (kid: string): TestKey => {
    const found = keys.find((key) => key.kid === kid);
    if (!found) throw new Error(`There is no test key ${kid}.`);
    return found;
  };
  const registered = (...kids: string[]) => ({ keys: kids.map((kid) => members(publicJwk(keyOf(kid)))) });

  const tokenOf = (one: Case, first: string): string => {
    if (one.from) return one.from(first);
    const { kid = header.kid, headerText = JSON.stringify(header), claimsText = JSON.stringify(claims) } = one;
    const key = { ...keyOf(kid), ...(one.signAs && { alg: one.signAs }) };
    const input = `${base64url(headerText)}.${base64url(claimsText)}`;
    if (one.finish) return one.finish(input, key);
    const stored = tokens.get(one.name) ?? '';
    return isSignedBy(stored, input, key) ? stored : signed(input, key);
  };

  const tokens = new Map(known);
  const [right = { name: '' }] = accepted;
  const first = tokenOf(right, '');
  tokens.set(right.name, first);
  const vectorOf = (one: Case): Vector => {
    const token = tokenOf(one, first);
    const about = { name: one.name, token, jwks: one.jwks ?? 'bank', now: one.now ?? NOW };
    if (one.rule !== undefined) return { ...about, outcome: 'refused', rule: one.rule };
    const { headerText = JSON.stringify(header), claimsText = JSON.stringify(claims) } = one;
    return {
      ...about,
      outcome: 'accepted',
      header: JSON.parse(headerText),
      claims: JSON.parse(String(claimsText)),
    };
  };
  return {
    ...setting,
    testKeys: keys.map((key) => members({ ...key, use: 'sig' })),
    jwks: {
      bank: registered('bank-es256', 'bank-ps256', 'bank-rs256'),
      post: registered('post-es256'),
    },
    vectors: [...accepted, ...refused].map(vectorOf),
  };
}

/** Strings alone, as a JWK of ours has. */
const members = (jwk: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(jwk).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
