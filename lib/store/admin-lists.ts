import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { isOver } from './sessions.ts';

/** Most rows of a list on the admin page; the search finds the others. */
const MAX_ROWS = 200;
const MAX_SEARCH_CHARS = 200;

/** Rows whose words hold the search; Prisma's `contains` leaves LIKE's wildcards as they are. */
const has = (search: string) => ({
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

/** What was done to rights and people, newest first. */
export async function adminAudit(search: string) {
  const { prisma } = db();
  const where: Prisma.AuditEntryWhereInput = search ? { act: has(search) } : {};
  const rows = await prisma.auditEntry.findMany({ where, orderBy: { id: 'desc' }, take: MAX_ROWS });
  const named = await names(rows.flatMap(({ actorId, userId }) => [actorId, userId]));
  const decks = await titles(rows.map(({ deckId }) => deckId));
  return rows.map(({ id, at, act, actorId, userId, deckId, detail }) => ({
    ...{ id: String(id), at, act, detail: JSON.stringify(detail) },
    by: actorId === null ? null : (named.get(actorId) ?? actorId),
    about: [userId && (named.get(userId) ?? userId), deckId && (decks.get(deckId) ?? deckId)].filter((one) => typeof one === 'string'),
  }));
}

const known = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

async function names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await db().prisma.user.findMany({ where: { id: { in: known(ids) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function titles(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await db().prisma.deck.findMany({ where: { id: { in: known(ids) } }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, title]));
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
