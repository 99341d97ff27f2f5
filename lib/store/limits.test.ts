import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { testRedis } from '#scripts/redis.mjs';
import { CLIENT_ADDRESS, clientAddress, clientScheme, networkOf } from './address.ts';
import type { Caller } from './caller.ts';

// Counted as skipped where there is no Redis and none can be installed.
const redis = await testRedis();
vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
for (const name of ['LOGIN', 'LINK_MISSES', 'CREATE', 'REQUESTS', 'API', 'JOIN']) vi.stubEnv(`LIMIT_${name}`, '3/15m');
afterAll(async () => {
  await redis?.kill();
});

let limits: typeof import('./limits.ts');
/** Begins as a process that counts there; once Redis answers, which takes a moment. */
async function begin(url: string): Promise<void> {
  vi.resetModules();
  vi.stubEnv('REDIS_URL', url);
  limits = await import('./limits.ts');
  if (!url) return;
  const looking = new Redis(url);
  const probe = somebody();
  await vi.waitFor(async () => {
    await limits.count('join', somebody());
    await limits.count('join', probe).catch(() => undefined);
    expect(await looking.exists(`lectern:limit:join:1:${probe}`)).toBe(1);
  }, 5000);
  looking.disconnect();
}
afterEach(() => limits?.closeLimits());

const from = (address: string) => new Headers({ [CLIENT_ADDRESS]: address });
/** How often it may be done before it is refused. */
async function timesOf(attempt: (n: number) => Promise<unknown>, most = 100): Promise<number> {
  for (let n = 0; n < most; n += 1) {
    const refused = await attempt(n).then(
      () => null,
      (error) => error,
    );
    if (refused) {
      expect(refused).toMatchObject({ kind: 'too-many' });
      expect(refused.retryAfter).toBeGreaterThan(0);
      expect(refused.retryAfter).toBeLessThanOrEqual(900);
      return n;
    }
  }
  return most;
}
let names = 0;
/** Nobody who was counted before. */
const somebody = () => `somebody ${process.pid} ${names++}`;

describe('where a request comes from', () => {
  test('without trusted proxies nobody’s word counts', () => {
    expect(clientAddress('1.2.3.4', '9.9.9.9', 0)).toBe('9.9.9.9');
    expect(clientAddress(undefined, '9.9.9.9', 0)).toBe('9.9.9.9');
    expect(clientScheme('https', 0)).toBeNull();
  });

  test('of a forged chain only what the trusted proxies added counts', () => {
    expect(clientAddress('6.6.6.6, 1.2.3.4', '10.0.0.1', 1)).toBe('1.2.3.4');
    expect(clientAddress('6.6.6.6, 1.2.3.4, 10.0.0.2', '10.0.0.1', 2)).toBe('1.2.3.4');
    expect(clientAddress(undefined, '10.0.0.1', 1)).toBe('10.0.0.1');
    expect(clientScheme('http, https', 1)).toBe('https');
    expect(clientScheme('javascript', 1)).toBeNull();
  });

  test('an IPv6 network counts as one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:DB8:1:2::9'));
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('::ffff:1.2.3.4')).toBe('1.2.3.4');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});

describe.each([
  ['in memory', false],
  ['in Redis', true],
])('counted %s', (_where, shared) => {
  beforeEach(async ({ skip }) => {
    if (shared && !redis) skip();
    await begin(shared ? (redis?.url ?? '') : '');
  });

  test('each limit lets through what its setting says, and nobody else pays for it', async () => {
    for (const kind of ['login', 'links', 'create', 'requests', 'api', 'join'] as const) {
      const [one, other] = [somebody(), somebody()];
      expect(await timesOf(() => limits.count(kind, one)), kind).toBe(3);
      await expect(limits.count(kind, other)).resolves.toBeUndefined();
    }
  });

  test('who failed too often is refused, and nobody else', async () => {
    const [one, other] = [from(somebody()), from(somebody())];
    const fail = async () => {
      await limits.mustBeUnder('login', one);
      await limits.countFailure('login', one);
    };
    expect(await timesOf(fail)).toBe(3);
    await expect(limits.mustBeUnder('login', other)).resolves.toBeUndefined();
  });

  test('an old link that a whole office opens counts once, guesses count each', async () => {
    const office = from(somebody());
    const open = async (token: string) => {
      await limits.mustBeUnder('links', office);
      await limits.countLinkMiss(token, office);
    };
    expect(await timesOf(() => open('revoked'))).toBe(100);
    expect(await timesOf((n) => open(`guess ${n}`))).toBe(2);
  });

  test('an account counts wherever it is; guests by their cookie, and new cookies by the address', async () => {
    const account = { account: { id: somebody() }, guestToken: null } as unknown as Caller;
    expect(await timesOf(() => limits.countFor('create', account, from(somebody())))).toBe(3);
    const guest = (guestToken: string | null) => ({ account: null, guestToken }) as Caller;
    const [cookie, office] = [somebody(), from(somebody())];
    expect(await timesOf(() => limits.countFor('create', guest(cookie), office))).toBe(3);
    expect(await timesOf(() => limits.countFor('create', guest(somebody()), office))).toBe(57);
    expect(await timesOf(() => limits.countFor('create', guest(null), from('1.2.3.4')))).toBe(3);
  });
});

test.skipIf(!redis)('nodes count together, and each for itself while Redis is away', async () => {
  const one = somebody();
  const url = redis?.url ?? '';
  await begin(url);
  await limits.count('create', one);
  limits.closeLimits();
  await begin(url);
  expect(await timesOf(() => limits.count('create', one))).toBe(2);
  await redis?.kill();
  expect(await timesOf(() => limits.count('create', somebody()), 3)).toBe(3);
  expect(await timesOf(() => limits.count('create', one))).toBe(3);
});
