import type { Level, OpenLevel } from '#access';
import { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { LecternError, noDeck } from './errors.ts';
import { newId } from './people.ts';

type Transaction = Prisma.TransactionClient;
/** Who owns a deck, first the one whose row it is. */
type Owners = { readonly first: string | null; readonly others: readonly string[] };

const noSuch = (what: string): LecternError => new LecternError('nobody', `There is no such ${what}.`);
const lastOwner = (): LecternError => new LecternError('last-owner', 'Somebody has to own a deck: let another person own it first.');

/** Gives a person this level, "none" takes it away. Throws LecternError "no-deck", "nobody", "last-owner". */
export async function grantPerson(deckId: string, userId: string, level: Level): Promise<void> {
  await changing(deckId, async (tx, owners) => {
    if (level === 'own') await makeOwner(tx, { deckId, userId, owners });
    else await unmakeOwner(tx, { deckId, userId, owners, level });
  });
}

/** Hands one owner's deck to another person: who gives it away may edit from then on. Throws as `grantPerson`. */
export async function transferDeck(deckId: string, fromId: string, toId: string): Promise<void> {
  if (fromId === toId) return;
  await changing(deckId, async (tx, owners) => {
    await makeOwner(tx, { deckId, userId: toId, owners });
    const others = [...owners.others.filter((id) => id !== toId), toId];
    await unmakeOwner(tx, { deckId, userId: fromId, owners: { first: owners.first, others }, level: 'edit', heir: toId });
  });
}

/** Gives a group this level, "none" takes it away. Throws LecternError "no-deck", "nobody". */
export async function grantGroup(deckId: string, groupId: string, level: OpenLevel): Promise<void> {
  await changing(deckId, async (tx) => {
    if (level === 'none') await tx.deckGroup.deleteMany({ where: { deckId, groupId } });
    else
      await tx.deckGroup.upsert({ where: { deckId_groupId: { deckId, groupId } }, create: { deckId, groupId, level }, update: { level } });
  });
}

/** The provider's group of this name; made when nobody of it has signed in yet. */
export async function providerGroup(name: string): Promise<string> {
  const key = { source: 'provider', name };
  await db().prisma.group.createMany({ data: [{ id: newId(), ...key }], skipDuplicates: true });
  return (await db().prisma.group.findUniqueOrThrow({ where: { source_name: key }, select: { id: true } })).id;
}

/** Two owners who take each other's ownership away at once wait for one another here. */
async function changing(deckId: string, change: (tx: Transaction, owners: Owners) => Promise<void>): Promise<void> {
  try {
    await db().prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM deck WHERE id = ${deckId} FOR UPDATE`;
      const deck = await tx.deck.findUnique({
        where: { id: deckId },
        select: { ownerId: true, users: { where: { level: 'own' }, select: { userId: true }, orderBy: { at: 'asc' } } },
      });
      if (!deck) throw noDeck();
      await change(tx, { first: deck.ownerId, others: deck.users.map(({ userId }) => userId) });
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003') throw noSuch('person or group');
    throw error;
  }
}

type Change = { readonly deckId: string; readonly userId: string; readonly owners: Owners };

async function makeOwner(tx: Transaction, { deckId, userId, owners }: Change): Promise<void> {
  if (owners.first !== userId) await setLevel(tx, { deckId, userId, level: 'own' });
}

/** What somebody has instead. The first owner's place goes to the heir, or else to the oldest other owner. */
async function unmakeOwner(
  tx: Transaction,
  { deckId, userId, owners, level, heir }: Change & { readonly level: Level; readonly heir?: string },
): Promise<void> {
  const owns = owners.first === userId || owners.others.includes(userId);
  const next = heir ?? owners.others.find((id) => id !== userId) ?? null;
  const leftAlone = owners.first === userId || owners.first === null;
  if (owns && leftAlone && next === null) throw lastOwner();
  if (owners.first === userId && next !== null) {
    await tx.deck.update({ where: { id: deckId }, data: { ownerId: next } });
    await tx.deckUser.deleteMany({ where: { deckId, userId: next } });
  }
  if (level === 'none') await tx.deckUser.deleteMany({ where: { deckId, userId } });
  else await setLevel(tx, { deckId, userId, level });
}

async function setLevel(tx: Transaction, { deckId, userId, level }: { deckId: string; userId: string; level: Level }): Promise<void> {
  await tx.deckUser.upsert({ where: { deckId_userId: { deckId, userId } }, create: { deckId, userId, level }, update: { level } });
}
