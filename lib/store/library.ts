import { type DeckAccess, idOf, reaches, type Viewer } from '#access';
import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { accessFacts, accessSelect, levelNow } from './rights.ts';
import { type PublicState, rooms } from './rooms-door.ts';
import { trashedFor, visibleTo } from './visible.ts';

/** Most decks that one page lists; newer changes first. */
const MAX_LISTED = 2_000;
const MAX_LIVE = 6;

const listed = {
  id: true,
  title: true,
  slides: true,
  template: true,
  updatedAt: true,
  ...accessSelect,
  updatedBy: { select: { name: true } },
  stage: { select: { leaderId: true, leaderName: true } },
} as const;

/** What of a deck is this person's alone. */
const ownMarks = (me: string | null) => ({
  pins: { where: { userId: me ?? '' }, select: { userId: true } },
  visits: { where: { userId: me ?? '' }, select: { at: true } },
});
type Row = Prisma.DeckGetPayload<{ select: typeof listed & ReturnType<typeof ownMarks> }>;

/** A deck in a list, as this viewer may see and use it. */
export type ListedDeck = {
  readonly id: string;
  readonly title: string;
  readonly slides: number;
  /** New decks may start from it. */
  readonly template: boolean;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly by: string | null;
  readonly mine: boolean;
  readonly mayEdit: boolean;
  readonly owned: boolean;
  readonly leaderName: string | null;
  /** How this viewer comes by it: by name, by a group of theirs, as everybody who is signed in. */
  readonly shared: boolean;
  readonly byGroup: boolean;
  readonly isPublic: boolean;
  readonly pinned: boolean;
  /** When they last opened it. */
  readonly visitedAt: Date | null;
};

function listedFor(viewer: Viewer, row: Row): ListedDeck {
  const { id, title, slides, template, updatedAt, deletedAt, stage } = row;
  const access = accessFacts(row);
  const level = levelNow(access, viewer);
  return {
    ...{ id, title, slides, template, updatedAt, deletedAt },
    by: row.updatedBy?.name ?? null,
    mine: access.owners.some((owner) => owner === idOf(viewer)),
    mayEdit: reaches(level, 'edit'),
    owned: reaches(level, 'own'),
    leaderName: stage?.leaderId ? (stage.leaderName ?? '') : null,
    ...waysTo(access, viewer),
    pinned: row.pins.length > 0,
    visitedAt: row.visits[0]?.at ?? null,
  };
}

function waysTo(access: DeckAccess, viewer: Viewer): Pick<ListedDeck, 'shared' | 'byGroup' | 'isPublic'> {
  const { users, groups, signedIn, everybody } = access;
  const mine = viewer.kind === 'user' ? viewer.groups : [];
  return {
    shared: users.some(({ id, level }) => id === idOf(viewer) && level !== 'own' && level !== 'none'),
    byGroup: groups.some(({ id, level }) => mine.includes(id) && level !== 'none'),
    isPublic: reaches(signedIn, 'view') || reaches(everybody, 'view'),
  };
}

/** All decks that this viewer may see, newest change first, at most 2,000, without their covers. */
export async function allDecks(viewer: Viewer): Promise<ListedDeck[]> {
  const rows = await db().prisma.deck.findMany({
    where: { deletedAt: null, ...visibleTo(viewer) },
    select: { ...listed, ...ownMarks(idOf(viewer)) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
  });
  const mayBeSeen = (row: Row) => reaches(levelNow(accessFacts(row), viewer), 'view');
  return rows.filter(mayBeSeen).map((row) => listedFor(viewer, row));
}

/** The decks in this viewer's trash with their covers, newest deletion first. */
export async function trashOf(viewer: Viewer): Promise<(ListedDeck & { readonly cover: string })[]> {
  const rows = await db().prisma.deck.findMany({
    where: trashedFor(viewer),
    select: { ...listed, ...ownMarks(idOf(viewer)), cover: true },
    orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
    take: MAX_LISTED,
  });
  return rows.map((row) => ({ ...listedFor(viewer, row), cover: row.cover }));
}

/** Of these decks, the ones on stage with what everybody may see of them; a room that cannot be read is left out. */
export async function onStage(decks: readonly ListedDeck[]): Promise<{ deck: ListedDeck; state: PublicState }[]> {
  const live = decks.filter((deck) => deck.leaderName !== null).slice(0, MAX_LIVE);
  const states = await Promise.allSettled(live.map(async (deck) => ({ deck, state: await rooms().publicStateOf(deck.id) })));
  return states.flatMap((result) => (result.status === 'fulfilled' && result.value.state.stage.live ? [result.value] : []));
}
