import ipaddr from 'ipaddr.js';

/** What the internet hands out (RFC 4291 §2.4). Outside of it `::7f00:1` would pass for an ordinary address. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * True for an address that anybody on the internet could ask just as well. Whatever reaches this machine, its
 * neighbours or a cloud's own services (169.254.169.254) is not one, also when IPv6 only wraps it.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

/**
 * The IP address that stands in a URL in place of a name, null when a name does. The URL parser has brought 0x7f.1,
 * 2130706433 and 017700000001 into their one form before.
 */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}
