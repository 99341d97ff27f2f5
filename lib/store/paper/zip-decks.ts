import { db } from '#store/db.ts';
import { kindOf, LecternError } from '#store/errors.ts';
import { callerOf, type Visit, visitFor } from '#store/visit.ts';

/** The decks of these ids that whoever asks may see. */
export async function* theseDecks(ids: readonly string[], headers: Headers): AsyncGenerator<Visit> {
  for (const id of ids) {
    const visit = await visitFor(id, headers, 'view').catch((error: unknown) => {
      if (kindOf(error)) return null;
      throw error;
    });
    if (visit) yield visit;
  }
}

/** All that whoever asks owns. Throws LecternError "no-person" for nobody in particular. */
export async function ownDecks(headers: Headers): Promise<AsyncGenerator<Visit>> {
  const { person } = await callerOf(headers);
  if (!person) throw new LecternError('no-person', 'There is nothing of yours here.');
  const owned = await db().prisma.deck.findMany({
    where: { deletedAt: null, OR: [{ ownerId: person.id }, { users: { some: { userId: person.id, level: 'own' } } }] },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  });
  return theseDecks(
    owned.map(({ id }) => id),
    headers,
  );
}
