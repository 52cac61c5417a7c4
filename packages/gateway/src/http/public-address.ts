import { BlockList, isIP, isIPv4 } from 'node:net';
import { dotted, groupsOf } from './address.ts';

/** Networks that are not the internet: this machine, this network, private ones, and what has another meaning. */
const V4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8',
  '100.64.0.0/10', // behind a carrier's NAT; 100.100.100.200 is a cloud's metadata
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local; 169.254.169.254 is the clouds' metadata
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24', // documentation, like the two below
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];
/** Only 2000::/3 is given out; of that, not these. */
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Answers that no setting opens: they hand out a machine's own credentials. */
const METADATA = ['169.254.169.254', '169.254.170.2', '100.100.100.200', 'fd00:ec2::254'];

/** `10.1.0.0/16`, `fd12::/16`, or one address. */
export const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  return family !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};

/**
 * Says whether the gateway may call an address.
 * @param allowed - networks of the operator's own to which it may, such as `10.20.0.0/16`; metadata addresses stay shut
 */
export function addressGuard(allowed: readonly string[]): (address: string) => boolean {
  const shut = listOf([...V4, ...V6]);
  const metadata = listOf(METADATA);
  const opened = listOf(allowed);
  return (given) => {
    const address = unwrapped(given);
    const family = isIP(address);
    if (family === 0) return false;
    const type = family === 4 ? 'ipv4' : 'ipv6';
    if (metadata.check(address, type)) return false;
    if (opened.check(address, type)) return true;
    return !shut.check(address, type) && (family === 4 || isGivenOut(address));
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const type = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(bits), type);
  }
  return list;
}

/** An IPv4 address that came as IPv6: mapped (::ffff:0:0/96), compatible (::/96), translated (64:ff9b::/96). */
function unwrapped(address: string): string {
  const bare = address.split('%', 1)[0] ?? '';
  if (isIP(bare) !== 6) return bare;
  const groups = groupsOf(bare);
  const head = groups.slice(0, 6).join(':');
  if (!['0:0:0:0:0:ffff', '0:0:0:0:0:0', '64:ff9b:0:0:0:0'].includes(head)) return bare;
  if (groups.slice(0, 7).every((group) => group === '0')) return bare; // ::, ::1
  return dotted(groups);
}

/** 2000::/3, the only part of IPv6 that is the internet. */
const isGivenOut = (address: string): boolean => /^[23][0-9a-f]{3}$/.test(groupsOf(address)[0] ?? '');
