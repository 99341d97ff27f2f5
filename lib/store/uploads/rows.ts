import type pg from 'pg';
import { db, inTransaction } from '#store/db.ts';
import { env } from '#store/env.ts';
import { LecternError } from '#store/errors.ts';

/** A kept picture. `type`: its media type; `width` and `height` in pixels of one frame. */
export type Picture = {
  readonly name: string;
  readonly sha256: string;
  readonly type: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
};
/** For which deck a picture is kept, who brought it, and what its file was called. */
export type Keeping = { readonly deckId: string; readonly by: string | null; readonly fileName: string };

const columns = 'name, sha256, type, bytes, width, height';

export async function findPicture(name: string): Promise<Picture | null> {
  const { rows } = await db().pool.query<Picture>(`SELECT ${columns} FROM upload WHERE name = $1`, [name]);
  return rows[0] ?? null;
}

export async function findSame(sha256: string): Promise<Picture | null> {
  const { rows } = await db().pool.query<Picture>(`SELECT ${columns} FROM upload WHERE sha256 = $1`, [sha256]);
  return rows[0] ?? null;
}

/** Notes that the deck has the picture. Null when the same one is kept already under another name: nothing was written then. */
export async function insertPicture(picture: Picture, keeping: Keeping): Promise<Picture | null> {
  const { name, sha256, type, bytes, width, height } = picture;
  return inTransaction(async (client) => {
    const { rows } = await client.query<Picture>(
      `INSERT INTO upload (${columns}) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [name, sha256, type, bytes, width, height],
    );
    if (rows[0]) await give(client, name, keeping);
    return rows[0] ?? null;
  }, 'READ COMMITTED');
}

/** Notes that the deck has a picture that is kept already; false when it is not any more. */
export async function givePicture(name: string, keeping: Keeping): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rowCount } = await client.query('UPDATE upload SET unused_since = NULL WHERE name = $1', [name]);
    if (rowCount) await give(client, name, keeping);
    return Boolean(rowCount);
  }, 'READ COMMITTED');
}

async function give(client: pg.PoolClient, name: string, { deckId, by, fileName }: Keeping): Promise<void> {
  await client.query('INSERT INTO deck_upload (deck_id, name, user_id, file_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    deckId,
    name,
    by,
    fileName,
  ]);
}

/** Bytes that a deck and a person keep, and may keep. */
export type Room = { readonly usedBytes: number; readonly limitBytes: number };

export async function deckRoom(deckId: string): Promise<Room> {
  return { usedBytes: await bytesWhere('deck_id', deckId), limitBytes: env().MAX_DECK_UPLOAD_BYTES };
}

export async function personRoom(userId: string): Promise<Room> {
  return { usedBytes: await bytesWhere('user_id', userId), limitBytes: env().MAX_USER_UPLOAD_BYTES };
}

async function bytesWhere(column: 'deck_id' | 'user_id', id: string): Promise<number> {
  const { rows } = await db().pool.query<{ bytes: string }>(
    `SELECT COALESCE(sum(bytes), 0) AS bytes FROM upload WHERE name IN (SELECT name FROM deck_upload WHERE ${column} = $1)`,
    [id],
  );
  return Number(rows[0]?.bytes ?? 0);
}

/** Throws LecternError "quota-used" when so many bytes more do not fit. */
export async function mustFit(bytes: number, { deckId, by }: Pick<Keeping, 'deckId' | 'by'>): Promise<void> {
  const deck = await deckRoom(deckId);
  if (deck.usedBytes + bytes > deck.limitBytes) throw used('This deck', deck);
  const person = by === null ? null : await personRoom(by);
  if (person && person.usedBytes + bytes > person.limitBytes) throw used('You', person);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const used = (who: string, { usedBytes, limitBytes }: Room): LecternError =>
  new LecternError('quota-used', `${who} may keep ${megabytes(limitBytes)} MB of pictures; ${megabytes(usedBytes)} MB are used.`);
