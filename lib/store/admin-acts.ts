import { audit } from './audit.ts';
import { db } from './db.ts';
import { forbidden, LecternError } from './errors.ts';
import { rooms } from './rooms-door.ts';

const nobody = (): LecternError => new LecternError('malformed', 'There is no such account.');

/** Lets an account in or keeps it out, at its open connections too. Throws LecternError "forbidden" for one's own, "malformed" for none. */
export async function suspend(userId: string, on: boolean, actorId: string): Promise<void> {
  if (userId === actorId) throw forbidden('Nobody suspends themselves.');
  const where = { id: userId, issuer: { not: null } };
  const { count } = await db().prisma.user.updateMany({ where, data: { suspendedAt: on ? new Date() : null } });
  if (count === 0) throw nobody();
  await audit({ act: on ? 'user-suspended' : 'user-restored', actorId, userId });
  await rooms().personChanged(userId);
}

/** What happens to the decks of an account that goes: another's, or the trash of who deletes it. */
export type DecksGoTo = { readonly kind: 'person'; readonly id: string } | { readonly kind: 'trash' };

/** Deletes an account. None of its decks is left without an owner: it would be everybody's. Throws as `suspend`. */
export async function deleteAccount(userId: string, goTo: DecksGoTo, actorId: string): Promise<void> {
  if (userId === actorId) throw forbidden('Nobody deletes themselves.');
  const heir = goTo.kind === 'person' ? goTo.id : actorId;
  const deckIds = await db().prisma.$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { id: userId, issuer: { not: null } }, select: { name: true } });
    if (!user || heir === userId || (await tx.user.count({ where: { id: heir, issuer: { not: null } } })) === 0) throw nobody();
    const theirs = { OR: [{ ownerId: userId }, { ownerId: null, users: { some: { userId, level: 'own' } } }] };
    const ids = (await tx.deck.findMany({ where: theirs, select: { id: true } })).map(({ id }) => id);
    const trashed = goTo.kind === 'trash' ? { deletedAt: new Date() } : {};
    await tx.deck.updateMany({ where: { id: { in: ids } }, data: { ownerId: heir, ...trashed } });
    await tx.user.delete({ where: { id: userId } });
    return ids;
  });
  await audit({ act: 'user-deleted', actorId, userId, detail: { decks: deckIds.length, to: goTo.kind === 'trash' ? 'trash' : goTo.id } });
  for (const id of deckIds) await (goTo.kind === 'trash' ? rooms().trashed(id) : rooms().accessChanged(id));
  await rooms().personChanged(userId);
}

/** Takes back a share link. False when there is none of this id. */
export async function revokeAnyLink(id: string, actorId: string): Promise<boolean> {
  const link = await db().prisma.shareLink.findUnique({ where: { id }, select: { deckId: true, name: true } });
  if (!link) return false;
  await db().prisma.shareLink.deleteMany({ where: { id } });
  await audit({ act: 'link-revoked', actorId, deckId: link.deckId, detail: { name: link.name } });
  await rooms().accessChanged(link.deckId);
  return true;
}
