import { env } from './env.ts';

/** The headers in which our own server says where a request comes from and by which scheme; what a client sends in them is overwritten. */
export const CLIENT_ADDRESS = 'x-lectern-address';
export const CLIENT_SCHEME = 'x-lectern-scheme';

/** Whom a request's limits count for: the sender's address, or its network. */
export const senderOf = (headers: Headers): string => networkOf(headers.get(CLIENT_ADDRESS) ?? '');

/** Somebody with IPv6 has a whole /64 of addresses. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [left = '', right] = plain.split('::');
  const groups = left.split(':').filter(Boolean);
  const after = (right ?? '').split(':').filter(Boolean);
  const zeros = right === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':').toLowerCase();
}

/** Where a request comes from: what the outermost of `proxies` trusted proxies saw, or else the socket's other end. */
export function clientAddress(forwardedFor: string | undefined, peer: string, proxies: number): string {
  const hops = [...hopsIn(forwardedFor), peer].filter(Boolean);
  return hops[Math.max(0, hops.length - 1 - proxies)] ?? peer;
}

/** By which scheme people ask: that of APP_URL, or else what the outermost trusted proxy says; null when nobody says. */
export function clientScheme(forwardedProto: string | undefined, proxies: number): 'http' | 'https' | null {
  const { APP_URL } = env();
  if (APP_URL) return new URL(APP_URL).protocol === 'https:' ? 'https' : 'http';
  const said = hopsIn(forwardedProto);
  const scheme = proxies > 0 ? said[Math.max(0, said.length - proxies)] : undefined;
  return scheme === 'http' || scheme === 'https' ? scheme : null;
}

const hopsIn = (header: string | undefined): string[] => (header ?? '').split(',').map((hop) => hop.trim());
