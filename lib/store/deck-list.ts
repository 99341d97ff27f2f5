import type { Viewer } from '#access';
import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { cardInclude, cardOf, type DeckCard } from './decks.ts';
import { LecternError } from './errors.ts';
import { trashedFor, visibleTo } from './visible.ts';

export const DECKS_PER_PAGE = 60;
const MAX_DECKS_PER_PAGE = 200;
const MAX_SEARCH_CHARS = 200;

export type DeckQuery = {
  /** Part of the title, in any case. */
  readonly search?: string | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** The trash instead of the decks. */
  readonly trash?: boolean;
};
/** Newest change first. `next` is the cursor of the page that follows, null at the end. */
export type DeckPage = { readonly decks: readonly DeckCard[]; readonly next: string | null };

/** A page of the decks that this viewer may see. Throws LecternError "malformed" for a cursor that is not ours. */
export async function listDecks(viewer: Viewer, query: DeckQuery = {}): Promise<DeckPage> {
  const take = Math.min(Math.max(query.limit ?? DECKS_PER_PAGE, 1), MAX_DECKS_PER_PAGE);
  const rows = await db().prisma.deck.findMany({
    where: {
      AND: [query.trash ? trashedFor(viewer) : { deletedAt: null, ...visibleTo(viewer) }, matches(query.search), after(query.cursor)],
    },
    include: cardInclude,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: take + 1,
  });
  const decks = rows.slice(0, take).map(cardOf);
  const last = decks.at(-1);
  return { decks, next: rows.length > take && last ? cursorAt(last) : null };
}

function matches(search: string | undefined): Prisma.DeckWhereInput {
  const words = (search ?? '').slice(0, MAX_SEARCH_CHARS).split(/\s+/).filter(Boolean);
  // Prisma's `contains` leaves LIKE's wildcards as they are.
  const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&');
  return { AND: words.map((word) => ({ title: { contains: literal(word), mode: 'insensitive' as const } })) };
}

const cursorAt = ({ updatedAt, id }: DeckCard): string => Buffer.from(`${updatedAt.getTime()} ${id}`).toString('base64url');

function after(cursor: string | undefined): Prisma.DeckWhereInput {
  if (cursor === undefined) return {};
  const [time, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const updatedAt = new Date(Number(time));
  if (!id || Number.isNaN(updatedAt.getTime())) throw new LecternError('malformed', 'The cursor is not one of ours.');
  return { OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }] };
}
