import type { Partner, PartnerKey } from '@qwy/contract/partner';
import type { World } from '../world.ts';
import { createJwksSource } from './jwks-source.ts';

export interface PartnerKeys {
  /** The key of that name by which the partner may sign now. */
  find(partner: Partner, kid: string): Promise<PartnerKey | undefined>;
}

/**
 * Keys by value or by address. What the registration says counts at once, everywhere: it is read for each token.
 * @param publicUrl - our own: only a gateway that is itself served over http on a `.localhost` name fetches from such
 */
export function createPartnerKeys(world: Pick<World, 'fetch' | 'now'>, publicUrl: string): PartnerKeys {
  const published = createJwksSource({ fetch: world.fetch, now: world.now });
  return {
    async find(partner, kid) {
      if (partner.revokedKids.includes(kid)) return undefined;
      if (partner.jwksUrl === undefined) {
        const key = partner.keys.find((candidate) => candidate.kid === kid);
        return key && !isRetired(key, world.now()) ? key : undefined;
      }
      if (!mayFetchKeys(partner.jwksUrl, publicUrl)) return undefined;
      return published.find(partner.id, partner.jwksUrl, kid);
    },
  };
}

export const isRetired = ({ retireAt }: PartnerKey, now: number): boolean =>
  retireAt !== undefined && Date.parse(retireAt) <= now;

/** Keys come over TLS, except to a sandbox, where everybody is on one machine. */
export function mayFetchKeys(jwksUrl: string, publicUrl: string): boolean {
  return jwksUrl.startsWith('https://') || isSandbox(publicUrl);
}

function isSandbox(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'http:' && (hostname === 'localhost' || hostname.endsWith('.localhost'));
}
