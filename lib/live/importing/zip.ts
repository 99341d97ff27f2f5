import type { Entry, FileEntry } from '@zip.js/zip.js';

const MEGABYTE = 1_048_576;
export const MAX_ZIP_BYTES = 200 * MEGABYTE;
export const MAX_ZIP_FILES = 2_000;
/** All files together, unpacked. */
const MAX_UNPACKED_BYTES = 500 * MEGABYTE;
/** One file, unpacked, whatever the zip says. */
const MAX_FILE_BYTES = 20 * MEGABYTE;
/** What systems put into zips for themselves. */
const NOISE = /(?:^|\/)(?:__MACOSX|\.[^/]*|Thumbs\.db|desktop\.ini)(?:\/|$)/i;

/** Why a zip is not taken as a whole. */
export type ZipTrouble = 'zip-large' | 'zip-files' | 'zip-names' | 'zip-links' | 'zip-locked' | 'zip-broken';
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly why: ZipTrouble;
  constructor(why: ZipTrouble) {
    super(why);
    this.why = why;
  }
}

/** A file in a zip; reading it throws ZipError. */
export type ZipFile = { readonly path: string; readonly bytes: number; read(): Promise<Uint8Array<ArrayBuffer>> };

/** The files in a zip, none of them unpacked yet. One that is not as it should be makes all suspicious. Throws ZipError. */
export async function openZip(zip: Blob): Promise<readonly ZipFile[]> {
  if (zip.size > MAX_ZIP_BYTES) throw new ZipError('zip-large');
  const { BlobReader, ERR_UNSAFE_FILENAME, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const reader = new ZipReader(new BlobReader(zip), { useWebWorkers: false, checkOverlappingEntry: true, checkSignature: true });
  const files: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      mustBePlain(entry);
      if (isFile(entry) && files.push(entry) > MAX_ZIP_FILES) throw new ZipError('zip-files');
    }
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError(error instanceof Error && error.message === ERR_UNSAFE_FILENAME ? 'zip-names' : 'zip-broken');
  }
  if (files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MAX_UNPACKED_BYTES) throw new ZipError('zip-large');
  const wanted = files.filter(({ filename }) => !NOISE.test(filename));
  return wanted.map((entry) => ({ path: entry.filename, bytes: entry.uncompressedSize, read: () => unpacked(entry) }));
}

const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

function mustBePlain({ filename, encrypted, symlink }: Entry): void {
  const isOutside = /^(?:[/\\]|[a-z]:)|\\|\0|(?:^|\/)\.\.(?:\/|$)/i.test(filename);
  if (isOutside) throw new ZipError('zip-names');
  if (symlink) throw new ZipError('zip-links');
  if (encrypted) throw new ZipError('zip-locked');
}

/** A file's bytes; given up where there are more of them than the zip says, or than one file may have. */
async function unpacked(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const limit = Math.min(entry.uncompressedSize, MAX_FILE_BYTES);
  if (entry.uncompressedSize > limit) throw new ZipError('zip-large');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      bytes += chunk.byteLength;
      if (bytes > limit) throw new ZipError('zip-large');
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('zip-broken');
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
