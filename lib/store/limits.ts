import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from './env.ts';
import { LecternError } from './errors.ts';

/** The header in which our own server says where a request comes from; what a client sends in it is overwritten. */
export const CLIENT_ADDRESS = 'x-lectern-address';

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
type Kind = 'login';
const limiters = new Map<Kind, RateLimiterMemory>();

/** A limit as settings write it: 10/15m is ten in fifteen minutes. */
const limitPattern = /^([1-9]\d{0,6})\/([1-9]\d{0,3})?([smhd])$/;

function limiterOf(kind: Kind): RateLimiterMemory {
  const known = limiters.get(kind);
  if (known) return known;
  const [, points, count, unit = 'h'] = limitPattern.exec(env().LIMIT_LOGIN) ?? [];
  const limiter = new RateLimiterMemory({ points: Number(points), duration: Number(count ?? 1) * (SECONDS[unit] ?? 1) });
  limiters.set(kind, limiter);
  return limiter;
}

/** Throws LecternError "too-many" when the sender of a request has failed too often lately. Each node counts for itself. */
export async function mustBeUnder(kind: Kind, headers: Headers): Promise<void> {
  const limiter = limiterOf(kind);
  const used = await limiter.get(keyOf(headers));
  if (used && used.consumedPoints >= limiter.points) throw tooMany(used);
}

/** Counts a failure of the sender of a request. */
export async function countFailure(kind: Kind, headers: Headers): Promise<void> {
  await limiterOf(kind)
    .consume(keyOf(headers))
    .catch((error) => {
      if (!(error instanceof RateLimiterRes)) throw error;
    });
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): LecternError =>
  new LecternError('too-many', `Try again in ${Math.ceil(msBeforeNext / 60_000)} min.`);

const keyOf = (headers: Headers): string => networkOf(headers.get(CLIENT_ADDRESS) ?? '');

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
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), peer].filter(Boolean);
  return hops[Math.max(0, hops.length - 1 - proxies)] ?? peer;
}
