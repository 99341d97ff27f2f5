import { db } from './db.ts';

/** Somebody who asks a deck's owners for access. */
export type Asking = { readonly id: string; readonly name: string; readonly at: Date };
/** More are not kept. */
const MAX_REQUESTS = 200;

/** Notes that somebody asks for access; asking again changes nothing. Says nothing of whether there is such a deck. */
export async function askForAccess(deckId: string, userId: string): Promise<boolean> {
  const { rowCount } = await db().pool.query(
    `INSERT INTO access_request (deck_id, user_id)
     SELECT id, $2 FROM deck WHERE id = $1 AND deleted_at IS NULL AND (SELECT count(*) FROM access_request WHERE deck_id = $1) < ${MAX_REQUESTS}
     ON CONFLICT DO NOTHING`,
    [deckId, userId],
  );
  return rowCount === 1;
}

/** The request is answered. */
export async function endRequest(deckId: string, userId: string): Promise<void> {
  await db().prisma.accessRequest.deleteMany({ where: { deckId, userId } });
}

/** Who asks for access, who asked first in front. */
export async function requestsFor(deckId: string): Promise<readonly Asking[]> {
  const rows = await db().prisma.accessRequest.findMany({
    where: { deckId },
    select: { at: true, user: { select: { id: true, name: true } } },
    orderBy: { at: 'asc' },
    take: MAX_REQUESTS,
  });
  return rows.map(({ at, user }) => ({ ...user, at }));
}
