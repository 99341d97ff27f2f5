import * as Y from 'yjs';
import type { DeckAccess, OpenLevel } from '#access';
import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { readDeckRow } from './deck-row.ts';
import { noDeck } from './errors.ts';
import { clipped, type DeckFacts } from './facts.ts';
import { factsAside } from './facts-aside.ts';
import { newId } from './people.ts';
import { accessFacts, accessSelect, type SectionRule, sectionRuleOf } from './rights.ts';
import { CONTENT, keptText } from './text.ts';

/** Who owns what the server writes itself, among the owners of Yjs clients. */
export const SERVER = 'server';
const MAX_GIVEN_TITLE_CHARS = 200;
/** Ids that we make have 22 characters; longer ones are refused unread. */
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** A deck without its text. `live` names who presents it now; `updatedBy` who edited last, when we know. */
export type DeckCard = DeckFacts & {
  readonly id: string;
  readonly ownerId: string | null;
  readonly access: DeckAccess;
  readonly sectionRule: SectionRule;
  /** How many ask its owners for access. */
  readonly requests: number;
  readonly trashed: boolean;
  /** New decks may start from it. */
  readonly template: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly updatedBy: string | null;
  readonly live: { readonly leaderName: string } | null;
};

const { users, groups, links } = accessSelect;
export const cardInclude = {
  ...{ users, groups, links },
  _count: { select: { requests: true } },
  updatedBy: { select: { name: true } },
  stage: { select: { leaderId: true, leaderName: true } },
} satisfies Prisma.DeckInclude;

/** What a card is made of. */
export type CardRow = Prisma.DeckGetPayload<{ include: typeof cardInclude }>;

export function cardOf(row: CardRow): DeckCard {
  const { id, title, cover, slides, stacks, sections, ownerId, template, createdAt, updatedAt, deletedAt, stage } = row;
  return {
    ...{ id, title, cover, slides, stacks, sections, ownerId, template, createdAt, updatedAt, deletedAt },
    access: accessFacts(row),
    sectionRule: sectionRuleOf(row.sectionRule),
    requests: row._count.requests,
    trashed: deletedAt !== null,
    updatedBy: row.updatedBy?.name ?? null,
    live: stage?.leaderId ? { leaderName: stage.leaderName ?? '' } : null,
  };
}

/** The deck, trashed or not, or null. */
export async function findDeck(id: string): Promise<DeckCard | null> {
  if (!idPattern.test(id)) return null;
  const row = await readDeckRow(id);
  return row && cardOf(row);
}

export type NewDeck = { readonly markdown: string; readonly givenTitle?: string | null; readonly ownerId: string | null };

/** Makes a deck with its first update, in one transaction. Throws LecternError "too-large". */
export async function createDeck({ markdown, givenTitle, ownerId }: NewDeck): Promise<DeckCard> {
  const text = keptText(markdown);
  const title = clipped(givenTitle?.trim() ?? '', MAX_GIVEN_TITLE_CHARS) || null;
  const { client, update } = firstUpdate(text);
  const data = { ...{ id: newId(), givenTitle: title, ownerId, updatedById: ownerId }, ...(await factsAside(text, title)) };
  const { prisma } = db();
  await prisma.$transaction([
    prisma.deck.create({ data }),
    prisma.deckUpdate.create({ data: { deckId: data.id, data: update } }),
    prisma.deckClient.create({ data: { deckId: data.id, client, owner: SERVER } }),
  ]);
  const card = await findDeck(data.id);
  if (!card) throw noDeck();
  return card;
}

function firstUpdate(text: string): { client: number; update: Uint8Array<ArrayBuffer> } {
  const doc = new Y.Doc();
  doc.getText(CONTENT).insert(0, text);
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return { client: doc.clientID, update };
}

/** When a deck was edited, and by whom, when that is known anew. */
export type Edited = { readonly byUserId?: string | null; readonly at: Date };

/** Writes what lists show after an edit of the text. */
export async function refreshDeck(id: string, text: string, edited: Edited): Promise<void> {
  const deck = await db().prisma.deck.findUnique({ where: { id }, select: { givenTitle: true } });
  if (!deck) throw noDeck();
  const by = edited.byUserId === undefined ? {} : { updatedById: edited.byUserId };
  const data = { ...(await factsAside(text, deck.givenTitle)), updatedAt: edited.at, ...by };
  await db().prisma.deck.updateMany({ where: { id }, data });
}

/** Moves a deck to the trash. Its text stays. */
export async function trashDeck(id: string): Promise<void> {
  await change(id, { deletedAt: new Date() });
}

export async function restoreDeck(id: string): Promise<void> {
  await change(id, { deletedAt: null });
}

/** Deletes a deck for good, with its text. */
export async function deleteDeck(id: string): Promise<void> {
  await db().prisma.deck.deleteMany({ where: { id } });
}

/** What a deck gives to whoever is not named, who may change which section, and whether other sites may show it. */
export type Openness = {
  readonly linkLevel?: OpenLevel;
  readonly signedInLevel?: OpenLevel;
  readonly sectionRule?: SectionRule;
  readonly embed?: boolean;
};

/** Says of it what was named. */
export async function shareDeck(id: string, openness: Openness): Promise<void> {
  await change(id, openness);
}

/** Says whether new decks may start from it. */
export async function markTemplate(id: string, template: boolean): Promise<void> {
  await change(id, { template });
}

async function change(id: string, data: Prisma.DeckUpdateManyMutationInput): Promise<void> {
  const { count } = await db().prisma.deck.updateMany({ where: { id }, data });
  if (count === 0) throw noDeck();
}
