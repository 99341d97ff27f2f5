import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { temporaryPath } from '#store/uploads/receive.ts';
import type { Shelf } from '#store/uploads/shelf.ts';
import { namedFault } from '#store/uploads/trouble.ts';
import type { Archive } from './archive.ts';
import { load, mustBeFree } from './load.ts';
import { type KeptPicture, picturePath } from './manifest.ts';
import type { Backup } from './open.ts';

/** Where a backup goes to. `replace`: even where decks are; `migrations`: their folder. */
export type Restoring = {
  readonly databaseUrl: string;
  readonly shelf: Shelf;
  readonly migrations: string;
  readonly replace: boolean;
};

/** Throws BackupTrouble when the backup cannot go there: a Lectern runs on it, has decks, or is older than the backup. */
export const mayRestore = ({ manifest }: Backup, restoring: Restoring): Promise<void> => mustBeFree(restoring, manifest);

/**
 * Puts the pictures back, each under its name. What was not in the backup stays where it is; the server removes, in a day, what no
 * row names.
 */
export async function restorePictures({ manifest, archive }: Backup, { shelf }: Restoring): Promise<void> {
  await mkdir(shelf.temporary, { recursive: true, mode: 0o700 });
  for (const picture of manifest.pictures) await restorePicture(archive, shelf, picture);
}

async function restorePicture(archive: Archive, shelf: Shelf, { name, bytes, sha256, type }: KeptPicture): Promise<void> {
  const path = temporaryPath(shelf.temporary);
  try {
    await pipeline(Readable.from(archive.read(picturePath(name))), createWriteStream(path, { flags: 'wx', mode: 0o600 })).catch(namedFault);
    await shelf.put(name, { path, bytes, sha256, type });
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Makes the database what it was, all at once or not at all; a backup of an older Lectern is brought up to this one on the way. Gives
 * how many rows there are. Throws BackupTrouble.
 */
export const restoreDatabase = (backup: Backup, restoring: Restoring): Promise<number> => load(backup, restoring);
