import { db } from '#store/db.ts';
import { env } from '#store/env.ts';

const KEY = /^[0-9a-f]{32}$/;

/**
 * What the address of a deck's copies begins with. Who may see the deck is told it, as they are told the names of its own pictures: the frame that
 * asks for them has no cookie, and a deck's id says nothing to who may not see it. Null where there are no copies.
 */
export async function pictureKeyOf(deckId: string): Promise<string | null> {
  if (env().IMAGES !== 'mirror') return null;
  const { rows } = await db().pool.query<{ key: string }>('SELECT picture_key AS key FROM deck WHERE id = $1', [deckId]);
  return rows[0]?.key ?? null;
}

/** The deck that a key is of, unless it is in the trash. */
export async function deckOfPictureKey(key: string): Promise<string | null> {
  if (!KEY.test(key)) return null;
  const { rows } = await db().pool.query<{ id: string }>('SELECT id FROM deck WHERE picture_key = $1 AND deleted_at IS NULL', [key]);
  return rows[0]?.id ?? null;
}
