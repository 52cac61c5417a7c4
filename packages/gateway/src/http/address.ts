import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * Names of addresses for counters. One household or office has a whole /64 of IPv6, so that counts as one; and nobody who
 * looks into the counters finds an address there.
 * @param secret - shared by the replicas, so that they mean the same
 */
export function addressNames(secret: string): (ip: string) => string {
  return (ip) =>
    createHmac('sha256', secret)
      .update(`address.${network(ip)}`)
      .digest('base64url')
      .slice(0, 16);
}

/** An IPv4 address as it is, also in its IPv6 clothes; the first 64 bits of an IPv6 address. */
export function network(ip: string): string {
  const bare = ip.split('%', 1)[0] ?? '';
  if (!isIPv6(bare)) return bare;
  const groups = groupsOf(bare);
  return groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff' ? dotted(groups) : groups.slice(0, 4).join(':');
}

/** The IPv4 address in the last two groups of an IPv6 address. */
export function dotted(groups: readonly string[]): string {
  return groups
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join('.');
}

/** The eight groups of an IPv6 address, written out. */
export function groupsOf(ip: string): string[] {
  const mixed = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(ip);
  const text = mixed ? `${mixed[1]}${pair(mixed[2], mixed[3])}:${pair(mixed[4], mixed[5])}` : ip;
  const [head = '', tail] = text.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}

const pair = (high = '0', low = '0'): string => (Number(high) * 256 + Number(low)).toString(16);
