import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { storePicture } from '#store/uploads/store-picture.ts';

/** A database and a folder for pictures, of their own. */
export async function openPlace() {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'lectern-uploads-'));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  vi.stubEnv('LECTERN_DATA', folder);
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
  const uploads = join(folder, 'uploads');
  return {
    uploads,
    pathOf: (name: string) => join(uploads, name.slice(0, 2), name),
    /** The names of all files there, finished or not. */
    files: async () => {
      const entries = await readdir(uploads, { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    close: async () => {
      await closeDb();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
export type Place = Awaited<ReturnType<typeof openPlace>>;

/** A picture of one colour. */
export const canvas = (colour: string, width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: colour } });
export const png = (colour: string): Promise<Buffer> => canvas(colour).png().toBuffer();
export const newDeck = async (markdown = '') => (await createDeck({ markdown, ownerId: null })).id;
export const store = async (bytes: Uint8Array, deckId?: string) =>
  storePicture({ deckId: deckId ?? (await newDeck()), by: null, body: [bytes], fileName: 'a.png' });
export const rowCount = (): Promise<number> => db().prisma.upload.count();
