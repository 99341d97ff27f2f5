import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { env } from '#store/env.ts';
import { isPictureName } from './kinds.ts';
import type { Shelf, Shelved } from './shelf.ts';
import { namedFault } from './trouble.ts';

/** Files in a folder, by default in the data folder, spread over 256 folders by the beginning of their names. */
export function diskShelf(root = resolve(env().LECTERN_DATA, 'uploads')): Shelf {
  const pathOf = (name: string) => join(root, name.slice(0, 2), name);
  return {
    temporary: join(root, 'unfinished'),
    put: (name, { path }) => settle(path, pathOf(name)).catch(namedFault),
    has: (name) =>
      access(pathOf(name), constants.R_OK).then(
        () => true,
        () => false,
      ),
    async open(name, range) {
      const file = await open(pathOf(name)).catch(unlessAbsent);
      return file ? file.createReadStream(range ? { start: range.from, end: range.to } : {}) : null;
    },
    remove: (name) => rm(pathOf(name), { force: true }).catch(namedFault),
    list: () => listFiles(root),
  };
}

async function* listFiles(root: string): AsyncIterable<Shelved> {
  const folders = (await readdir(root).catch(() => [])).filter((folder) => /^[0-9a-f]{2}$/.test(folder));
  for (const folder of folders) {
    for (const name of (await readdir(join(root, folder))).filter(isPictureName)) {
      const found = await stat(join(root, folder, name)).catch(unlessAbsent);
      if (found) yield { name, at: found.mtime };
    }
  }
}

/** Moves a file to its place, so that after a loss of power it is there and whole, or not there. */
async function settle(path: string, place: string): Promise<void> {
  await synced(path);
  const made = await mkdir(dirname(place), { recursive: true });
  await rename(path, place);
  await synced(dirname(place));
  if (made) await synced(dirname(dirname(place)));
}

async function synced(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
