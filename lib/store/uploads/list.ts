import { db } from '#store/db.ts';
import { env } from '#store/env.ts';
import { pictureUrl } from './kinds.ts';
import { deckRoom, personRoom, type Room } from './rows.ts';

/** A picture of a deck. `fileName`: as its file was called where it came from. */
export type DeckPicture = {
  readonly name: string;
  readonly url: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly fileName: string;
  /** Where the text shows it from, when it is our copy of a picture of another site. */
  readonly src: string | null;
  readonly at: Date;
};
/** All pictures of a deck, newest first, and how much room there is for more: the deck's, and that of who asks in all decks. */
export type DeckPictures = {
  readonly pictures: readonly DeckPicture[];
  readonly room: Room;
  readonly yours: Room | null;
  readonly maxBytes: number;
};

export async function picturesOf(deckId: string, personId: string | null): Promise<DeckPictures> {
  const { rows } = await db().pool.query<Omit<DeckPicture, 'url'>>(
    `SELECT u.name, u.type, u.bytes, u.width, u.height, d.file_name AS "fileName", d.at,
       (SELECT min(src) FROM deck_mirror m WHERE m.deck_id = d.deck_id AND m.name = d.name) AS src
     FROM deck_upload d JOIN upload u USING (name) WHERE d.deck_id = $1 ORDER BY d.at DESC, u.name`,
    [deckId],
  );
  const pictures = rows.map((row) => ({ ...row, url: pictureUrl(row.name) }));
  const yours = personId === null ? null : await personRoom(personId);
  return { pictures, room: await deckRoom(deckId), yours, maxBytes: env().MAX_UPLOAD_BYTES };
}
