import { has, MAX_ROWS } from './admin-lists.ts';
import type { AuditEntry, Prisma } from './client/client.ts';
import { db } from './db.ts';

/** What is looked for in the audit log: acts by their codes, whose words the page knows, or a name. */
export type AuditSearch = { readonly acts: readonly string[]; readonly search: string };

/** What was done to rights and people, newest first; `about` names people, decks, groups and links, `detail` is the rest. */
export async function adminAudit({ acts, search }: AuditSearch) {
  const where: Prisma.AuditEntryWhereInput = search ? { OR: [{ act: { in: [...acts] } }, ...(await aboutWhom(search))] } : {};
  const rows = (await db().prisma.auditEntry.findMany({ where, orderBy: { id: 'desc' }, take: MAX_ROWS })).map(withDetail);
  const named = await namesOf(rows);
  const nameOf = (id: string | null | undefined) => (id ? (named.get(id) ?? id) : null);
  return rows.map(({ id, at, act, actorId, userId, deckId, detail: { groupId, linkId, to, ...rest } }) => ({
    ...{ id: String(id), at, act, by: nameOf(actorId) },
    about: [userId, deckId, groupId, linkId].map(nameOf).filter((one) => one !== null),
    detail: Object.entries(to ? { ...rest, to: named.get(to) ?? to } : rest),
  }));
}

/** Rows of people so called, or of decks with such a title. */
async function aboutWhom(search: string): Promise<Prisma.AuditEntryWhereInput[]> {
  const { prisma } = db();
  const select = { id: true } as const;
  const people = (await prisma.user.findMany({ where: { name: has(search) }, select, take: MAX_ROWS })).map(({ id }) => id);
  const decks = (await prisma.deck.findMany({ where: { title: has(search) }, select, take: MAX_ROWS })).map(({ id }) => id);
  return [{ actorId: { in: people } }, { userId: { in: people } }, { deckId: { in: decks } }];
}

type Told = Omit<AuditEntry, 'detail'> & { readonly detail: Readonly<Record<string, string>> };

/** The row with its detail as text by key; what has no value is left out. */
function withDetail(row: AuditEntry): Told {
  const detail = Object.entries(row.detail ?? {}).filter(([, value]) => value !== null && value !== '');
  return { ...row, detail: Object.fromEntries(detail.map(([key, value]) => [key, String(value)])) };
}

/** What everybody and everything in these rows is called now, by id. */
async function namesOf(rows: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const { prisma } = db();
  const among = (id: readonly (string | null | undefined)[]) => ({ where: { id: { in: [...new Set(id.filter((one) => one != null))] } } });
  const select = { id: true, name: true } as const;
  const [people, decks, groups, links] = await Promise.all([
    prisma.user.findMany({ ...among(rows.flatMap(({ actorId, userId, detail }) => [actorId, userId, detail['to']])), select }),
    prisma.deck.findMany({ ...among(rows.map(({ deckId }) => deckId)), select: { id: true, title: true } }),
    prisma.group.findMany({ ...among(rows.map(({ detail }) => detail['groupId'])), select }),
    prisma.shareLink.findMany({ ...among(rows.map(({ detail }) => detail['linkId'])), select }),
  ]);
  const all = [...people, ...decks.map(({ id, title }) => ({ id, name: title })), ...groups, ...links];
  return new Map(all.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]));
}
