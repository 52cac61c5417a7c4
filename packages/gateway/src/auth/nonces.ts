import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from '../world.ts';

/** How long a server nonce is good for, in seconds. Long enough to read a guide before filling its form. */
const NONCE_AGE = 600;

/**
 * Server nonces (RFC 9449 section 8) without a store: time and a MAC over it under a key that all replicas share.
 * They make the caller's clock irrelevant, so a kiosk whose clock is hours off still works.
 */
export interface Nonces {
  issue(): string;
  isFresh(nonce: string): boolean;
}

export function createNonces(key: string, world: Pick<World, 'now'>): Nonces {
  const mac = (time: string) => createHmac('sha256', key).update(`nonce.${time}`).digest('base64url').slice(0, 27);
  return {
    issue() {
      const time = Math.floor(world.now() / 1000).toString(36);
      return `${time}.${mac(time)}`;
    },
    isFresh(nonce) {
      const [time = '', tag = '', ...rest] = nonce.split('.');
      if (rest.length > 0 || !/^[0-9a-z]{1,10}$/.test(time)) return false;
      const expected = Buffer.from(mac(time));
      const given = Buffer.from(tag);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      const age = Math.floor(world.now() / 1000) - Number.parseInt(time, 36);
      return age >= -60 && age <= NONCE_AGE;
    },
  };
}
