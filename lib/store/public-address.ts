import ipaddr from 'ipaddr.js';

/** All of IPv6 that is handed out for the internet so far; what stands for an IPv4 address inside it is taken out by its name below. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address is one of the open internet: not private, loopback, link-local, shared by a carrier, multicast or reserved, and none
 * that only wraps an IPv4 address in IPv6 (mapped, 6to4, Teredo, NAT64). What is no address is none of them either.
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_V6);
}
