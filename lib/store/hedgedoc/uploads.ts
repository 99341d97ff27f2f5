import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { db } from '#store/db.ts';
import { kindOf } from '#store/errors.ts';
import { type Bucket, openBucket } from '#store/uploads/s3.ts';
import { storePicture } from '#store/uploads/store-picture.ts';

/** An upload as texts name it, on the site itself, elsewhere, or in a bucket. Its name says which it is: HedgeDoc makes up names that nobody guesses. */
const UPLOAD = /(?:https?:\/\/[^\s()"'<>\\]{1,300}?)?\/uploads\/([\w.-]{5,200})/g;

/** What is no fault of the picture breaks off, and goes on the next time. */
const PASSING: ReadonlySet<string | null> = new Set([null, 'storage-down', 'disk-full']);
function refusalIn(error: unknown): string {
  if (PASSING.has(kindOf(error))) throw error;
  return error instanceof Error ? error.message : '';
}

/** Gives its name here. */
async function keep(deckId: string, old: string, body: Readable): Promise<string> {
  const { name } = await storePicture({ deckId, by: null, body, fileName: old });
  await db().pool.query('INSERT INTO old_upload (old_name, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [old, name]);
  return name;
}

/** The files of a HedgeDoc's uploads, and what they are called here. */
export type OldUploads = {
  /** Keeps those that these texts name; gives the trouble with others, by name. */
  readonly bring: (deckId: string, texts: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The text with the addresses that lead here. */
  readonly renamed: (text: string) => string;
  readonly taken: () => number;
};

/** Where HedgeDoc keeps uploads: a folder, or one in a bucket. */
export type OldPlace = string | (Bucket & { readonly folder: string });

/** Opens an upload by its name; null when it is not there. */
async function opener(place: OldPlace): Promise<(name: string) => Promise<Readable | null>> {
  if (typeof place === 'string') {
    const files = new Set(await readdir(place));
    return async (name) => (files.has(name) ? createReadStream(join(place, name)) : null);
  }
  const open = openBucket(place);
  return (name) => open(`${place.folder}/${name}`);
}

/** `place`: null where there are no uploads to bring. */
export async function oldUploads(place: OldPlace | null): Promise<OldUploads> {
  const open = place === null ? async () => null : await opener(place);
  const known = new Map<string, string>();
  const refused = new Map<string, string>();
  const { rows } = await db().pool.query<{ old_name: string; name: string }>('SELECT old_name, name FROM old_upload');
  for (const { old_name: old, name } of rows) known.set(old, name);
  let taken = 0;
  const bringOne = async (deckId: string, old: string) => {
    const body = known.has(old) || refused.has(old) ? null : await open(old);
    if (body === null) return;
    try {
      known.set(old, await keep(deckId, old, body));
      taken++;
    } catch (error) {
      refused.set(old, refusalIn(error));
    }
  };
  return {
    bring: async (deckId, texts) => {
      const names = new Set(texts.flatMap((text) => [...text.matchAll(UPLOAD)].map(([, name = '']) => name)));
      const troubles = new Map<string, string>();
      for (const old of names) {
        await bringOne(deckId, old);
        if (!known.has(old) && place !== null) troubles.set(old, refused.get(old) ?? 'The file is missing.');
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
