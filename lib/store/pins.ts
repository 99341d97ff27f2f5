import { db } from './db.ts';

/** Keeps a deck among somebody's pinned ones, or no more. */
export async function pinDeck(userId: string, deckId: string, on: boolean): Promise<void> {
  if (!on) await db().prisma.deckPin.deleteMany({ where: { userId, deckId } });
  else await db().prisma.deckPin.createMany({ data: [{ userId, deckId }], skipDuplicates: true });
}

/** Somebody who has a row opened the deck. */
export async function noteVisit(userId: string, deckId: string): Promise<void> {
  const at = new Date();
  await db().prisma.deckVisit.upsert({ where: { userId_deckId: { userId, deckId } }, create: { userId, deckId, at }, update: { at } });
}
