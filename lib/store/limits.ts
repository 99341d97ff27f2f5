import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { senderOf } from './address.ts';
import type { Caller } from './caller.ts';
import { env } from './env.ts';
import { LecternError } from './errors.ts';
import { hashOf } from './secrets.ts';

/** What is counted, and the setting that says how often it may be. */
const settings = {
  login: 'LIMIT_LOGIN',
  links: 'LIMIT_LINK_MISSES',
  create: 'LIMIT_CREATE',
  requests: 'LIMIT_REQUESTS',
  import: 'LIMIT_IMPORT',
  api: 'LIMIT_API',
  pdf: 'LIMIT_PDF',
  join: 'LIMIT_JOIN',
  upload: 'LIMIT_UPLOAD',
  uploadSize: 'LIMIT_UPLOAD_MB',
  mirror: 'LIMIT_MIRROR',
} as const;
type Kind = keyof typeof settings;
/** What is counted in finer points than its setting: kilobytes of megabytes. */
const finer: Partial<Record<Kind, number>> = { uploadSize: 1000 };
type Limiter = RateLimiterMemory | RateLimiterRedis;
/** `times`: a limit for so many at once; `points`: more than one of what is counted. */
type Way = { readonly times?: number; readonly points?: number };

/** Without an account people may be somebody else at any time, so their address counts, too: for as many as this, who may well be in one office. */
const CROWD = 20;

const redisOptions = { enableOfflineQueue: false, maxRetriesPerRequest: 0, connectTimeout: 3000 } as const;
const key = Symbol.for('lectern.limits');
type Counting = { readonly redis: Redis | null; readonly limiters: Map<string, Limiter> };
type Holder = { [key]?: Counting };

/** The counters of this process: one set, though app and server load two copies of this module. */
function counting(): Counting {
  const holder = globalThis as Holder;
  holder[key] ??= { redis: openRedis(), limiters: new Map() };
  return holder[key];
}

/** Where all nodes count together. */
function openRedis(): Redis | null {
  const { REDIS_URL } = env();
  if (!REDIS_URL) return null;
  const redis = new Redis(REDIS_URL, redisOptions);
  // Its absence is no error: each node counts for itself meanwhile.
  redis.on('error', () => undefined);
  return redis;
}

/** Lets go of Redis, and forgets what was counted here. */
export function closeLimits(): void {
  const holder = globalThis as Holder;
  holder[key]?.redis?.disconnect();
  delete holder[key];
}

function limiterOf(kind: Kind, times = 1): Limiter {
  const { redis, limiters } = counting();
  const name = `lectern:limit:${kind}:${times}`;
  const known = limiters.get(name);
  if (known) return known;
  const { points, seconds } = env()[settings[kind]];
  const options = { keyPrefix: name, points: points * times * (finer[kind] ?? 1), duration: seconds };
  const memory = new RateLimiterMemory(options);
  const made = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  limiters.set(name, made);
  return made;
}

/** Counts one more; throws LecternError "too-many" when that is beyond the limit. */
export async function count(kind: Kind, who: string, way: Way = {}): Promise<void> {
  const over = await added(kind, who, way);
  if (over) throw tooMany(over);
}

/** Counts one more; gives what was counted when that is beyond the limit. */
async function added(kind: Kind, who: string, { times = 1, points = 1 }: Way = {}): Promise<RateLimiterRes | null> {
  try {
    await limiterOf(kind, times).consume(who, points);
    return null;
  } catch (error) {
    if (error instanceof RateLimiterRes) return error;
    throw error;
  }
}

/** Throws LecternError "too-many" when the sender of a request has failed too often lately. */
export async function mustBeUnder(kind: Kind, headers: Headers): Promise<void> {
  const limiter = limiterOf(kind);
  const used = await limiter.get(senderOf(headers));
  if (used && used.consumedPoints >= limiter.points) throw tooMany(used);
}

/** Counts a failure of the sender of a request. */
export async function countFailure(kind: Kind, headers: Headers): Promise<void> {
  await added(kind, senderOf(headers));
}

/** Counts a link that does not exist. However many people of one address open the same old one, it counts once. */
export async function countLinkMiss(token: string, headers: Headers): Promise<void> {
  const from = senderOf(headers);
  const tried = limiterOf('links', 1);
  const seen = `${from} ${hashOf(token)}`;
  if (await tried.get(seen)) return;
  await added('links', seen);
  await added('links', from);
}

/** Counts what somebody does: for their account, or for their cookie and their address. Throws LecternError "too-many". */
export async function countFor(kind: Kind, caller: Caller, headers: Headers): Promise<void> {
  await countMany(kind, 1, counted(caller, headers));
}

/** The same for the bytes that somebody uploads. */
export async function countBytes(bytes: number, caller: Caller, headers: Headers): Promise<void> {
  await countMany('uploadSize', Math.ceil(bytes / 1000), counted(caller, headers));
}

type Counted = readonly { readonly who: string; readonly times: number }[];

function counted({ account, guestToken }: Caller, headers: Headers): Counted {
  if (account) return [{ who: `account ${account.id}`, times: 1 }];
  const from = senderOf(headers);
  if (guestToken === null) return [{ who: from, times: 1 }];
  return [
    { who: `guest ${hashOf(guestToken)}`, times: 1 },
    { who: from, times: CROWD },
  ];
}

async function countMany(kind: Kind, points: number, all: Counted): Promise<void> {
  for (const { who, times } of all) await count(kind, who, { times, points });
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): LecternError => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new LecternError('too-many', `Try again in ${Math.ceil(seconds / 60)} min.`, seconds);
};
