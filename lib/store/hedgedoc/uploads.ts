import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { db } from '#store/db.ts';
import { kindOf } from '#store/errors.ts';
import { storePicture } from '#store/uploads/store-picture.ts';

/** An upload as texts name it, on the site itself, elsewhere, or in a bucket. Its name says which it is: HedgeDoc makes up names that nobody guesses. */
const UPLOAD = /(?:https?:\/\/[^\s()"'<>\\]{1,300}?)?\/uploads\/([\w.-]{5,200})/g;

/** The files of a HedgeDoc's uploads, and what they are called here. */
export type OldUploads = {
  /** Keeps those that these texts name; gives the trouble with others, by name. */
  readonly bring: (deckId: string, texts: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The text with the addresses that lead here. */
  readonly renamed: (text: string) => string;
  readonly taken: () => number;
};

/** `folder`: null where there are no uploads to bring. */
export async function oldUploads(folder: string | null): Promise<OldUploads> {
  const files = new Set(folder === null ? [] : await readdir(folder));
  const known = new Map<string, string>();
  const refused = new Map<string, string>();
  const { rows } = await db().pool.query<{ old_name: string; name: string }>('SELECT old_name, name FROM old_upload');
  for (const { old_name: old, name } of rows) known.set(old, name);
  let taken = 0;
  const bringOne = async (deckId: string, old: string) => {
    if (known.has(old) || refused.has(old) || folder === null || !files.has(old)) return;
    try {
      const body = createReadStream(join(folder, old));
      const { name } = await storePicture({ deckId, by: null, body, fileName: old });
      await db().pool.query('INSERT INTO old_upload (old_name, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [old, name]);
      known.set(old, name);
      taken++;
    } catch (error) {
      if (!kindOf(error)) throw error;
      refused.set(old, error instanceof Error ? error.message : '');
    }
  };
  return {
    bring: async (deckId, texts) => {
      const names = new Set(texts.flatMap((text) => [...text.matchAll(UPLOAD)].map(([, name = '']) => name)));
      const troubles = new Map<string, string>();
      for (const old of names) {
        await bringOne(deckId, old);
        if (!known.has(old) && folder !== null) troubles.set(old, refused.get(old) ?? 'The file is missing.');
      }
      return troubles;
    },
    renamed: (text) =>
      text.replace(UPLOAD, (whole: string, old: string) => {
        const name = known.get(old);
        return name === undefined ? whole : `/uploads/${name}`;
      }),
    taken: () => taken,
  };
}
