import { text } from 'node:stream/consumers';
import { type Archive, openArchive, Summing } from './archive.ts';
import { BackupTrouble, MANIFEST, type Manifest, manifestSchema, picturePath, tablePath } from './manifest.ts';

/** A backup whose every byte was looked at. Whoever opens it closes its archive. */
export type Backup = { readonly manifest: Manifest; readonly archive: Archive };

/** Opens a backup and compares all that is in it with its sums. Throws BackupTrouble when it is not as it was written. */
export async function openBackup(path: string): Promise<Backup> {
  const archive = await openArchive(path).catch((error: Error & { code?: string }) => {
    throw new BackupTrouble(
      error.code ? `The file cannot be read: ${error.message}.` : 'The file is no backup, or not a whole one; nothing was changed.',
    );
  });
  try {
    const manifest = await manifestIn(archive);
    await compare(archive, manifest);
    return { manifest, archive };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function manifestIn(archive: Archive): Promise<Manifest> {
  if (!archive.has(MANIFEST)) throw new BackupTrouble(`The file is no backup of Lectern: it has no ${MANIFEST}. Nothing was changed.`);
  const words = await text(archive.read(MANIFEST)).catch(() => '');
  const parsed = manifestSchema.safeParse(json(words));
  if (parsed.success) return parsed.data;
  throw new BackupTrouble(`The file’s ${MANIFEST} is damaged, or of a newer Lectern; nothing was changed.`);
}

function json(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

async function compare(archive: Archive, { tables, pictures }: Manifest): Promise<void> {
  const files = [
    ...tables.map((table) => ({ ...table, path: tablePath(table.name) })),
    ...pictures.map((picture) => ({ ...picture, path: picturePath(picture.name) })),
  ];
  for (const { path, sha256 } of files) {
    const found = archive.has(path) && (await sumOf(archive, path).catch(() => null));
    if (found !== sha256) throw new BackupTrouble(`The backup is damaged: ${path} is not what was written. Nothing was changed.`);
  }
}

async function sumOf(archive: Archive, path: string): Promise<string> {
  const sum = new Summing();
  for await (const _ of sum.of(archive.read(path)));
  return sum.end().sha256;
}
