import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { identityIn, upsertAccount } from './accounts.ts';
import { callerAt } from './caller.ts';
import { closeDb, db } from './db.ts';
import { migrate } from './migrate.ts';
import { seal, unseal } from './sealed.ts';
import { createSession, endSession, findSession, refreshTokenOf, renewSession } from './sessions.ts';

const issuer = 'http://127.0.0.1:9/nowhere';
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('APP_URL', 'http://decks.test');
  vi.stubEnv('OIDC_ISSUER', issuer);
  vi.stubEnv('OIDC_CLIENT_ID', 'lectern');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'for tests');
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function session(grant: { refreshToken: string | null; idToken: string | null }) {
  const identity = identityIn({ sub: 'anna', name: 'Anna' }, { issuer, groupsClaim: 'groups' });
  if (!identity) throw new Error('nobody');
  const { account } = await upsertAccount(identity, null);
  const token = await createSession({ userId: account.id, agent: '', providerSid: null, refreshAt: new Date(0), ...grant });
  const found = await findSession(token);
  if (!found) throw new Error('no session');
  return { token, found };
}
const rowOf = (id: string) => db().prisma.session.findUniqueOrThrow({ where: { id } });

test('what the provider gave is sealed in the database, and read again', async () => {
  const { token, found } = await session({ refreshToken: 'refresh-canary', idToken: 'id-canary' });
  expect(JSON.stringify(await rowOf(found.id))).not.toMatch(/canary/);
  expect(refreshTokenOf(found)).toBe('refresh-canary');
  await renewSession(found.id, { refreshToken: 'second-canary', idToken: null, refreshAt: new Date() });
  expect(JSON.stringify(await rowOf(found.id))).not.toMatch(/canary/);
  expect(refreshTokenOf((await findSession(token)) ?? found)).toBe('second-canary');
  expect(await endSession(token)).toMatchObject({ idToken: 'id-canary' });
});

test('sealed twice it looks different, and it opens in its own row alone', () => {
  const [one, two] = [seal('secret', 'row'), seal('secret', 'row')];
  expect(one).not.toBe(two);
  expect(unseal(one, 'row')).toBe('secret');
  expect(unseal(one, 'another row')).toBeNull();
});

test('what is plain, cut off or changed opens nothing', () => {
  const sealed = seal('secret', 'row') ?? '';
  const last = sealed.endsWith('A') ? 'B' : 'A';
  for (const other of ['secret', '', 'v1.', 'v1.AAAA', sealed.slice(0, -4), `${sealed.slice(0, -2)}${last}${last}`, sealed.slice(3)])
    expect(unseal(other, 'row'), other).toBeNull();
});

test('a session whose token stands there plain, as before, ends when it is due', async () => {
  const { token, found } = await session({ refreshToken: 'x', idToken: null });
  await db().prisma.session.update({ where: { id: found.id }, data: { refreshToken: 'plain' } });
  expect(await callerAt(`lectern_session=${token}`)).toMatchObject({ account: null, expired: true });
  expect(await findSession(token)).toBeNull();
});
