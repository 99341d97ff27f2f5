import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accessOf, type Viewer } from '#access';
import { testDatabase } from '#scripts/test-database.mjs';
import { identityIn, upsertAccount } from './accounts.ts';
import { callerAt } from './caller.ts';
import { claimDecks, decksOfGuest } from './claim.ts';
import { closeDb, db } from './db.ts';
import { createDeck } from './decks.ts';
import { type Guests, mostOf } from './guests.ts';
import { migrate } from './migrate.ts';
import { ensurePerson, renamePerson } from './people.ts';
import { createSession, endSession, findSession } from './sessions.ts';
import { makeToken } from './tokens.ts';

const issuer = 'https://sso.example.org';
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('APP_URL', 'https://decks.example.org');
  vi.stubEnv('OIDC_ISSUER', issuer);
  vi.stubEnv('OIDC_CLIENT_ID', 'lectern');
  vi.stubEnv('OIDC_CLIENT_SECRET', 'for tests');
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const said = (claims: Record<string, unknown>, groupsClaim = 'groups') => identityIn({ sub: 's', ...claims }, { issuer, groupsClaim });

async function account(sub: string, groups: readonly string[] = []) {
  const identity = identityIn({ sub, name: sub, groups }, { issuer, groupsClaim: 'groups' });
  if (!identity) throw new Error('no identity');
  return (await upsertAccount(identity, '/admins')).account;
}

const session = (userId: string) =>
  createSession({ userId, agent: 'x'.repeat(999), providerSid: null, refreshToken: null, idToken: null, refreshAt: null });
const cookie = (token: string) => `__Host-lectern_session=${token}`;

describe('what a provider says', () => {
  test('is nobody without a subject', () => {
    for (const sub of [undefined, '', 7, {}, 'x'.repeat(256)]) expect(said({ sub })).toBeNull();
  });

  test('gives a name whatever is missing', () => {
    expect(said({ name: 'Anna', preferred_username: 'a' })?.name).toBe('Anna');
    expect(said({ name: ' \u202e ', preferred_username: 'anna' })?.name).toBe('anna');
    expect(said({ email: 'ben@example.org' })?.name).toBe('ben');
    expect(said({ name: { evil: 1 } })?.name).toBe('Somebody');
  });

  test('gives groups from a name, or from a path with dots', () => {
    expect(said({ groups: ['/a', '/b', '/a', '', 7, 'x\u0000'] })?.groups).toEqual(['/a', '/b']);
    expect(said({ groups: '/alone' })?.groups).toEqual(['/alone']);
    expect(said({ realm_access: { roles: ['r'] } }, 'realm_access.roles')?.groups).toEqual(['r']);
    expect(said({ 'https://x.org/groups': ['g'] }, 'https://x.org/groups')?.groups).toEqual(['g']);
    expect(said({}, '__proto__.constructor')?.groups).toEqual([]);
    expect(said({ groups: Array.from({ length: 9999 }, (_, n) => `g${n}`) })?.groups).toHaveLength(500);
  });

  test('keeps pictures by https alone', () => {
    for (const picture of ['javascript:alert(1)', 'http://x/y.png', 'data:image/png,x', 7]) expect(said({ picture })?.picture).toBeNull();
    expect(said({ picture: 'https://x.org/y.png' })?.picture).toBe('https://x.org/y.png');
  });
});

describe('an account', () => {
  test('is one for each subject, and has the groups of its last sign-in beside those made here', async () => {
    const first = await account('anna', ['/a', '/b']);
    await db().prisma.group.create({ data: { id: 'here', source: 'here', name: '/a', members: { create: { userId: first.id } } } });
    const again = await account('anna', ['/b', '/c']);
    expect(again.id).toBe(first.id);
    const groups = await db().prisma.group.findMany({ where: { members: { some: { userId: first.id } } }, orderBy: { name: 'asc' } });
    expect(groups.map(({ source, name }) => [source, name])).toEqual([
      ['here', '/a'],
      ['provider', '/b'],
      ['provider', '/c'],
    ]);
  });

  test('runs this Lectern while it is in the group for that', async () => {
    const { id } = await account('boss', ['/admins']);
    const admin = async () => (await callerAt(cookie(await session(id)))).account?.admin;
    expect(await admin()).toBe(true);
    await account('boss', ['/admins-of-cats']);
    expect(await admin()).toBe(false);
  });

  test('does not take a name of its own', async () => {
    const { id } = await account('named');
    await expect(renamePerson(id, 'Other')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('that is suspended may nothing, by session or token', async () => {
    const { id } = await account('gone');
    const token = await session(id);
    const made = await makeToken(id, { name: 't', scope: 'read', expiresAt: null });
    await db().prisma.user.update({ where: { id }, data: { suspendedAt: new Date() } });
    expect((await callerAt(cookie(token))).viewer).toEqual({ kind: 'suspended', id });
    await expect(callerAt(null, `Bearer ${made?.token}`)).rejects.toMatchObject({ kind: 'bad-token' });
  });

  test('takes over a guest’s decks, and what was granted to the guest', async () => {
    const { id } = await account('claims');
    const guestToken = 'guest_ggggggggggggggg0';
    const guest = await ensurePerson(guestToken);
    const own = await createDeck({ markdown: '# a', ownerId: guest.id });
    const other = await createDeck({ markdown: '# b', ownerId: (await account('other')).id });
    await db().prisma.deckUser.create({ data: { deckId: other.id, userId: guest.id, level: 'edit' } });
    expect(await decksOfGuest(guestToken)).toBe(1);
    expect(await claimDecks(guestToken, id)).toBe(1);
    expect(await claimDecks(guestToken, id)).toBe(0);
    expect((await db().prisma.deck.findUnique({ where: { id: own.id } }))?.ownerId).toBe(id);
    expect(await db().prisma.deckUser.findMany({ where: { deckId: other.id } })).toMatchObject([{ userId: id, level: 'edit' }]);
  });
});

describe('a session', () => {
  test('ends by itself after 12 idle hours and after 30 days, and when it is revoked', async () => {
    const { id } = await account('here');
    const token = await session(id);
    const row = async () => (await findSession(token))?.user.id ?? null;
    const set = (data: { seenAt?: Date; expiresAt?: Date }) => db().prisma.session.updateMany({ where: { userId: id }, data });
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600_000);
    expect(await row()).toBe(id);
    await set({ seenAt: hoursAgo(11) });
    expect(await row()).toBe(id);
    await set({ seenAt: hoursAgo(13) });
    expect(await row()).toBeNull();
    expect(await callerAt(cookie(token))).toMatchObject({ account: null, expired: true });
    await set({ seenAt: new Date(), expiresAt: hoursAgo(0) });
    expect(await row()).toBeNull();
    await set({ expiresAt: hoursAgo(-1) });
    expect(await endSession(token)).toMatchObject({ userId: id });
    expect(await row()).toBeNull();
    expect(await endSession(token)).toBeNull();
  });

  test('is known by a cookie that nobody else could have set, and by nothing that looks like one', async () => {
    const token = await session((await account('cookie')).id);
    expect((await callerAt(cookie(token))).account).not.toBeNull();
    for (const header of [`lectern_session=${token}`, `__Host-lectern_session=${token}x`, '__Host-lectern_session=%', `=${token}`])
      expect((await callerAt(header)).account, header).toBeNull();
  });
});

describe('a token', () => {
  test('has no session, and ends', async () => {
    const { id } = await account('tool');
    const made = await makeToken(id, { name: 't', scope: 'write', expiresAt: new Date(Date.now() + 60_000) });
    const bearer = `Bearer ${made?.token}`;
    expect((await callerAt(null, bearer)).account).toMatchObject({ id, sessionId: null, scope: 'write', admin: false });
    await db().prisma.apiToken.updateMany({ where: { userId: id }, data: { expiresAt: new Date(0) } });
    await expect(callerAt(null, bearer)).rejects.toMatchObject({ kind: 'bad-token' });
    await expect(callerAt(null, 'Bearer lectern_nothing')).rejects.toMatchObject({ kind: 'bad-token' });
  });
});

describe('what guests may', () => {
  const deck = {
    owners: ['o'],
    users: [],
    groups: [],
    signedIn: 'none',
    everybody: 'edit',
    links: [],
    trashed: false,
    embed: false,
  } as const;
  test.each<[Guests, string, string]>([
    ['none', 'none', 'none'],
    ['follow', 'view', 'view'],
    ['edit', 'edit', 'own'],
    ['create', 'edit', 'own'],
  ])('%s: %s where everybody may edit, %s of what was theirs', (policy, open, own) => {
    const most = mostOf(policy);
    const guest: Viewer = { kind: 'guest', id: 'g', links: [], most };
    expect(accessOf(deck, guest, 0)).toBe(open);
    expect(accessOf(deck, { kind: 'nobody', links: [], most }, 0)).toBe(open);
    expect(accessOf({ ...deck, owners: ['g'] }, guest, 0)).toBe(own);
  });
});
