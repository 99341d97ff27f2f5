import { type Level, type OpenLevel, type Preset, presetOf } from '#access';
import { db } from './db.ts';
import { noDeck } from './errors.ts';
import { requestsFor } from './requests.ts';
import { grantedLevel, openLevel, type SectionRule, sectionRuleOf } from './rights.ts';

const person = { id: true, name: true, username: true, email: true, issuer: true } as const;
const group = { id: true, name: true, source: true, ownerId: true, _count: { select: { members: true } } } as const;
type PersonRow = { readonly id: string; readonly name: string; readonly username: string | null; readonly email: string | null };
type GroupRow = { readonly id: string; readonly name: string; readonly source: string; readonly _count: { readonly members: number } };

/** A person as owners see them. `hint` tells people of one name apart; null for guests. */
export type SharedPerson = { readonly id: string; readonly name: string; readonly hint: string | null };
export type SharedGroup = { readonly id: string; readonly name: string; readonly source: 'provider' | 'here'; readonly members: number };
export type SharedLink = { readonly id: string; readonly level: OpenLevel; readonly name: string; readonly expiresAt: Date | null };

/** Everything that a deck's owners decide about it. */
export type Sharing = {
  readonly people: readonly (SharedPerson & { readonly level: Level })[];
  readonly groups: readonly (SharedGroup & { readonly level: OpenLevel })[];
  readonly signedInLevel: OpenLevel;
  readonly linkLevel: OpenLevel;
  readonly preset: Preset | null;
  readonly sectionRule: SectionRule;
  /** Pages of other sites may show it. */
  readonly embed: boolean;
  readonly links: readonly SharedLink[];
  readonly requests: readonly { readonly id: string; readonly name: string; readonly at: Date }[];
};

const personOf = ({ id, name, username, email }: PersonRow): SharedPerson => ({ id, name, hint: email ?? username });
const groupOf = ({ id, name, source, _count }: GroupRow): SharedGroup => ({
  ...{ id, name, members: _count.members },
  source: source === 'here' ? 'here' : 'provider',
});

/** The sharing of a deck, for its owners. Owners first, then people by name. Throws LecternError "no-deck". */
export async function sharingOf(deckId: string): Promise<Sharing> {
  const [row, requests] = await Promise.all([readSharing(deckId), requestsFor(deckId)]);
  if (!row) throw noDeck();
  const named = row.users.map(({ level, user }) => ({ ...personOf(user), level: grantedLevel(level) }));
  const isOwner = ({ level }: { level: Level }) => level === 'own';
  const first = row.owner ? [{ ...personOf(row.owner), level: 'own' as const }] : [];
  const levels = { signedInLevel: openLevel(row.signedInLevel), linkLevel: openLevel(row.linkLevel) };
  return {
    people: [...first, ...named.filter(isOwner), ...named.filter((one) => !isOwner(one))],
    groups: row.groups.map((one) => ({ ...groupOf(one.group), level: openLevel(one.level) })),
    ...levels,
    preset: presetOf({ signedIn: levels.signedInLevel, everybody: levels.linkLevel }),
    sectionRule: sectionRuleOf(row.sectionRule),
    embed: row.embed,
    links: row.links.map((link) => ({ ...link, level: openLevel(link.level) })),
    requests,
  };
}

const readSharing = (id: string) =>
  db().prisma.deck.findUnique({
    where: { id },
    select: {
      ...{ signedInLevel: true, linkLevel: true, sectionRule: true, embed: true },
      owner: { select: person },
      users: { select: { level: true, user: { select: person } }, orderBy: { user: { name: 'asc' } } },
      groups: { select: { level: true, group: { select: group } }, orderBy: { group: { name: 'asc' } } },
      links: { select: { id: true, level: true, name: true, expiresAt: true }, orderBy: { createdAt: 'asc' } },
    },
  });

const MAX_HITS = 8;
const MIN_SEARCH_CHARS = 2;

export type Found = { readonly people: readonly SharedPerson[]; readonly groups: readonly SharedGroup[] };
type Search = { readonly deckId: string; readonly words: string /** Whoever searches. */; readonly by: string | null };

/**
 * People and groups to give something to. Accounts are found by name or username and by their whole e-mail address; guests only
 * where they were seen: on this deck; groups made here by whoever made them. Nothing for fewer than two characters.
 */
export async function findSharees({ deckId, words, by }: Search): Promise<Found> {
  const literal = literalOf(words);
  if (literal === null) return { people: [], groups: [] };
  const contains = { contains: literal, mode: 'insensitive' as const };
  const guest = {
    issuer: null,
    chosenName: true,
    name: contains,
    OR: [{ visits: { some: { deckId } } }, { requests: { some: { deckId } } }],
  };
  const [people, groups] = await Promise.all([
    db().prisma.user.findMany({
      where: { suspendedAt: null, OR: [accountWith(literal), guest] },
      select: person,
      orderBy: { name: 'asc' },
      take: MAX_HITS,
    }),
    db().prisma.group.findMany({
      where: { name: contains, OR: [{ source: 'provider' }, ...(by ? [{ ownerId: by }] : [])] },
      select: group,
      orderBy: { name: 'asc' },
      take: MAX_HITS,
    }),
  ]);
  return { people: people.map(personOf), groups: groups.map(groupOf) };
}

/** Accounts by name or username and by their whole e-mail address. Nobody for fewer than two characters. */
export async function findAccounts(words: string): Promise<readonly SharedPerson[]> {
  const literal = literalOf(words);
  if (literal === null) return [];
  const where = { suspendedAt: null, ...accountWith(literal) };
  return (await db().prisma.user.findMany({ where, select: person, orderBy: { name: 'asc' }, take: MAX_HITS })).map(personOf);
}

/** What to look for; Prisma leaves LIKE's wildcards as they are, also where letters' case does not count. */
function literalOf(words: string): string | null {
  const said = words.trim().slice(0, 100);
  return said.length < MIN_SEARCH_CHARS ? null : said.replace(/[\\%_]/g, '\\$&');
}

function accountWith(literal: string) {
  const contains = { contains: literal, mode: 'insensitive' as const };
  return {
    issuer: { not: null },
    OR: [{ name: contains }, { username: contains }, { email: { equals: literal, mode: 'insensitive' as const } }],
  };
}
