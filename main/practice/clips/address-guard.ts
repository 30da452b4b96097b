import { BlockList, isIPv6 } from 'node:net';

/** Neither this machine nor the public internet: what a media address must not reach (RFC 6890 and its IPv6 twins). */
const INSIDE_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const INSIDE_IPV6 = [
  ['::', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const;

/**
 * Whether a clip may be fetched from this IP address: loopback, because practice happens on one machine, and public hosts. The real
 * service fetches from public hosts only.
 */
export function mayFetchFrom(address: string): boolean {
  // An IPv4 address in IPv6 clothes (::ffff:10.0.0.1) is checked against the IPv4 rules by BlockList itself.
  return !inside().check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

let list: BlockList | undefined;
function inside(): BlockList {
  if (list !== undefined) return list;
  list = new BlockList();
  for (const [network, prefix] of INSIDE_IPV4) list.addSubnet(network, prefix, 'ipv4');
  for (const [network, prefix] of INSIDE_IPV6) list.addSubnet(network, prefix, 'ipv6');
  return list;
}
