import type { Viewer } from '#access';
import { parseDeck, undoLocked } from '#deck';
import { db } from './db.ts';
import { forbidden } from './errors.ts';
import { rooms } from './rooms-door.ts';
import type { Visit } from './visit.ts';

/**
 * By what texts call somebody, as in "Report by @anna" or "owner: /teams/iaas": an account by its username and the provider's names of
 * its groups; a guest by the name that they chose, which anybody may choose.
 */
export async function callingsOf(viewer: Viewer, name: string | null): Promise<readonly string[]> {
  if (viewer.kind === 'guest') return name === null ? [] : [name];
  if (viewer.kind !== 'user') return [];
  const [user, groups] = await Promise.all([
    db().prisma.user.findUnique({ where: { id: viewer.id }, select: { username: true } }),
    db().prisma.group.findMany({ where: { id: { in: [...viewer.groups] }, source: 'provider' }, select: { name: true } }),
  ]);
  return [...(user?.username ? [user.username] : []), ...groups.map((group) => group.name)];
}

/** Throws LecternError "forbidden" when the whole text is to become this one and the asker may not change what differs. */
export async function mustKeepSections({ deck, person, level, caller }: Visit, markdown: string): Promise<void> {
  if (level === 'own' || deck.sectionRule === 'open') return;
  if (deck.sectionRule === 'frozen') throw forbidden('The text is frozen: only its owners change it.');
  const text = await rooms().textOf(deck.id);
  const callings = await callingsOf(caller.viewer, person?.chosenName ? person.name : null);
  const undone = undoLocked({ text, parsed: parseDeck(text) }, markdown, callings);
  if (undone)
    throw forbidden(`The section "${undone.section.topic ?? ''}" is changed by its owners alone: ${undone.section.owners.join(', ')}.`);
}
