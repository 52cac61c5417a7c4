import * as z from 'zod/mini';
import { Origin, PublicJwk } from './partner.ts';
import { line } from './wire.ts';

/** `typ` of the signature's header, so that nothing else that was signed can be taken for a channel. */
export const CHANNEL_TYPE = 'qwy-channel+jwt';

/** A version of the browser files: the folder in `/v/<version>/`. */
export const Version = z.string().check(z.maxLength(40), z.regex(/^\d+\.\d+\.\d+(-[\w.-]+)?$/));

/** `current`: take this one. `supported`: fine. `patched`: a later one mends a fault of it. `revoked`: not served any more. */
export const VersionStatus = z.enum(['current', 'supported', 'patched', 'revoked']);
export type VersionStatus = z.infer<typeof VersionStatus>;

const version = {
  version: Version,
  status: VersionStatus,
  /** Take this one instead; with `patched` and `revoked`. */
  use: z.optional(Version),
  /** Of `qwy.js`, as it stands in the script tag. */
  integrity: z.optional(z.string().check(z.regex(/^sha384-[\w+/]{64}$/))),
  /** What it is about, for a partner's developer. */
  note: z.optional(line(300)),
};

/** What the bureau says of its versions, before it is signed. One is current; what must be left says what for. */
export const ChannelPlan = z
  .strictObject({ versions: z.array(z.strictObject(version)).check(z.minLength(1), z.maxLength(200)) })
  .check(z.refine(isConsistent));
export type ChannelPlan = z.infer<typeof ChannelPlan>;

/** What was signed. Times in seconds since 1970: an old channel that hides a revocation is over at `exp`. */
export const Channel = z.object({
  /** Origin of the gateway that it is about. */
  iss: Origin,
  iat: z.int(),
  exp: z.int(),
  versions: z.array(z.object(version)),
});
export type Channel = z.infer<typeof Channel>;

/** `/channel.json`. `key` is what to compare with the bureau's announcement once, and to keep: it proves nothing by itself. */
export const SignedChannel = z.object({
  /** Compact JWS (RFC 7515), ES256, of a `Channel`. */
  jws: z.string().check(z.maxLength(200_000), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
  key: PublicJwk,
});
export type SignedChannel = z.infer<typeof SignedChannel>;

function isConsistent({ versions }: { versions: readonly z.infer<z.ZodMiniObject<typeof version>>[] }): boolean {
  const statuses = new Map(versions.map(({ version: name, status }) => [name, status]));
  const isUsable = (name: string | undefined): boolean =>
    name !== undefined && ['current', 'supported'].includes(statuses.get(name) ?? '');
  return (
    statuses.size === versions.length &&
    versions.filter(({ status }) => status === 'current').length === 1 &&
    versions.every(({ status, use }) =>
      status === 'patched' || status === 'revoked' ? isUsable(use) : use === undefined,
    )
  );
}
