import { audit } from './audit.ts';
import { db } from './db.ts';
import { findPerson } from './people.ts';
import { openRooms } from './rooms-door.ts';

/** How many decks are a guest's, whom their cookie's token names. */
export async function decksOfGuest(guestToken: string | null): Promise<number> {
  const guest = await findPerson(guestToken);
  return guest ? db().prisma.deck.count({ where: { ownerId: guest.id } }) : 0;
}

/** Gives a guest's decks, and what others granted to that guest, to an account. Gives how many decks. */
export async function claimDecks(guestToken: string | null, userId: string): Promise<number> {
  const guest = await findPerson(guestToken);
  if (!guest) return 0;
  const ids = await db().prisma.$transaction(async (tx) => {
    const decks = await tx.deck.findMany({ where: { ownerId: guest.id }, select: { id: true } });
    await tx.deck.updateMany({ where: { ownerId: guest.id }, data: { ownerId: userId } });
    const granted = await tx.deckUser.findMany({ where: { userId: guest.id }, select: { deckId: true, level: true } });
    await tx.deckUser.createMany({ data: granted.map((grant) => ({ ...grant, userId })), skipDuplicates: true });
    await tx.deckUser.deleteMany({ where: { userId: guest.id } });
    return { decks: decks.map(({ id }) => id), granted: granted.map(({ deckId }) => deckId) };
  });
  for (const deckId of ids.decks) await audit({ act: 'decks-claimed', actorId: userId, userId: guest.id, deckId });
  for (const deckId of [...ids.decks, ...ids.granted]) await openRooms()?.accessChanged(deckId);
  return ids.decks.length;
}
