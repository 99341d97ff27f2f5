import { db } from './db.ts';
import { isOver } from './sessions.ts';

/** Most rows of a list on the admin page; the search finds the others. */
export const MAX_ROWS = 200;
const MAX_SEARCH_CHARS = 200;

/** Rows whose words hold the search; Prisma's `contains` leaves LIKE's wildcards as they are. */
export const has = (search: string) => ({
  contains: search.slice(0, MAX_SEARCH_CHARS).replace(/[\\%_]/g, '\\$&'),
  mode: 'insensitive' as const,
});

/** Accounts by name: whoever is called so, has that address or is in such a group. */
export async function adminPeople(search: string) {
  const rows = await db().prisma.user.findMany({
    where: {
      issuer: { not: null },
      OR: [
        { name: has(search) },
        { username: has(search) },
        { email: has(search) },
        { memberships: { some: { group: { name: has(search) } } } },
      ],
    },
    select: {
      ...{ id: true, name: true, username: true, email: true, admin: true, suspendedAt: true, signedInAt: true },
      memberships: { select: { group: { select: { name: true } } } },
      _count: { select: { ownedDecks: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MAX_ROWS,
  });
  return rows.map(({ memberships, _count, ...row }) => ({
    ...row,
    groups: memberships.map(({ group }) => group.name).sort(),
    decks: _count.ownedDecks,
  }));
}

/** Decks, newest change first. */
export async function adminDecks(search: string) {
  return db().prisma.deck.findMany({
    where: { OR: [{ title: has(search) }, { owner: { name: has(search) } }, { id: search }] },
    select: {
      ...{ id: true, title: true, slides: true, linkLevel: true, updatedAt: true, deletedAt: true },
      owner: { select: { name: true } },
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MAX_ROWS,
  });
}

/** Share links, newest first. */
export async function adminLinks(search: string) {
  return db().prisma.shareLink.findMany({
    where: { OR: [{ name: has(search) }, { deck: { title: has(search) } }] },
    select: { id: true, name: true, level: true, createdAt: true, expiresAt: true, deck: { select: { id: true, title: true } } },
    orderBy: { createdAt: 'desc' },
    take: MAX_ROWS,
  });
}

/** Sessions that are open, the last seen first. */
export async function adminSessions(search: string) {
  return db().prisma.session.findMany({
    where: { NOT: isOver(), user: { OR: [{ name: has(search) }, { email: has(search) }] } },
    select: { id: true, agent: true, createdAt: true, seenAt: true, user: { select: { name: true } } },
    orderBy: { seenAt: 'desc' },
    take: MAX_ROWS,
  });
}

/** How much there is of everything. */
export async function adminUsage() {
  const { prisma, pool } = db();
  const [accounts, guests, suspended, decks, trashed, live, sessions, tokens, links, size] = await Promise.all([
    prisma.user.count({ where: { issuer: { not: null } } }),
    prisma.user.count({ where: { issuer: null } }),
    prisma.user.count({ where: { suspendedAt: { not: null } } }),
    prisma.deck.count({ where: { deletedAt: null } }),
    prisma.deck.count({ where: { deletedAt: { not: null } } }),
    prisma.deckStage.count({ where: { leaderId: { not: null } } }),
    prisma.session.count({ where: { NOT: isOver() } }),
    prisma.apiToken.count(),
    prisma.shareLink.count(),
    pool.query<{ size: string }>('SELECT pg_database_size(current_database()) AS size'),
  ]);
  return { accounts, guests, suspended, decks, trashed, live, sessions, tokens, links, bytes: Number(size.rows[0]?.size ?? 0) };
}
