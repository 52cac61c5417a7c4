import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmbedTokenRequest } from '@qwy/contract/token';
import * as z from 'zod/mini';

/** Which rule refuses a token: the list of what a verifier has to look at. */
export const Rule = z.enum([
  'encoding',
  'json',
  'header',
  'key',
  'signature',
  'claims',
  'registration',
  'time',
  'frame',
]);
export type Rule = z.infer<typeof Rule>;

const Jwk = z.record(z.string(), z.string());

export const Vector = z.strictObject({
  name: z.string(),
  token: z.string(),
  /** Name of the set in `jwks` that the issuer has registered. */
  jwks: z.string(),
  /** When the token is verified, in seconds since 1970. */
  now: z.int(),
  outcome: z.enum(['accepted', 'refused']),
  /** Refused: the first rule that does it. */
  rule: z.optional(Rule),
  /** Accepted: what is in it. */
  header: z.optional(z.record(z.string(), z.unknown())),
  claims: z.optional(z.record(z.string(), z.unknown())),
});
export type Vector = z.infer<typeof Vector>;

export const VectorFile = z.strictObject({
  about: z.string(),
  gateway: z.string(),
  partner: z.strictObject({
    id: z.string(),
    origins: z.array(z.string()),
    scopes: z.array(z.string()),
    terminals: z.array(z.string()),
  }),
  request: EmbedTokenRequest,
  testKeys: z.array(Jwk),
  jwks: z.record(z.string(), z.strictObject({ keys: z.array(Jwk) })),
  vectors: z.array(Vector),
});
export type VectorFile = z.infer<typeof VectorFile>;

export const VECTOR_FILE = fileURLToPath(new URL('../../contract/src/vectors/embed-tokens.json', import.meta.url));

export const readVectors = (): VectorFile => VectorFile.parse(JSON.parse(readFileSync(VECTOR_FILE, 'utf8')));

/** As Prettier writes it: one member a line, but for the short lists of plain texts. */
export const textOf = (file: VectorFile): string =>
  `${JSON.stringify(file, null, 2)}\n`.replace(
    /\[\n\s+("[\w:/.-]*"(?:,\n\s+"[\w:/.-]*")*)\n\s+\]/g,
    (_, texts: string) => `[${texts.replace(/\n\s+/g, ' ')}]`,
  );
