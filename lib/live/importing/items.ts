import type { Encoding } from '#live/decode-text.ts';
import { MAX_FILE_BYTES, type Refusal, readMarkdown } from '#live/import-file.ts';
import { openZip, ZipError, type ZipFile, type ZipTrouble } from './zip.ts';

/** A text that could become a deck. */
export type ImportItem = {
  readonly kind: 'text';
  /** What people know it by: a file's name with its folders, an address. */
  readonly name: string;
  readonly text: string;
  /** For a text that names no title of its own. */
  readonly title: string;
  readonly encoding: Encoding;
  readonly tags: readonly string[];
  /** The picture of this address that came along. */
  readonly picture: (src: string) => ZipFile | null;
};
export type Refused = {
  readonly kind: 'refused';
  readonly name: string;
  readonly refused: Refusal | { readonly why: ZipTrouble | 'unreadable' | 'zip-empty' };
};
export type Read = ImportItem | Refused;

const TEXT = /\.(?:md|markdown|mdown|mkd|txt)$/i;
const ZIP = /\.zip$/i;
const nothing = () => null;

/** What is in these files, zips unpacked, in their order. */
export async function readFiles(files: readonly File[], onRead: (done: number) => void): Promise<Read[]> {
  const all: Read[] = [];
  for (const [index, file] of files.entries()) {
    all.push(...(ZIP.test(file.name) ? await readZip(file) : [await readFile(file)]));
    onRead(index + 1);
  }
  return all;
}

async function readFile(file: File): Promise<Read> {
  const { name } = file;
  // a huge file is refused unread
  if (file.size > MAX_FILE_BYTES) return { kind: 'refused', name, refused: { why: 'too-large', bytes: file.size } };
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes
    ? itemOf({ path: name, tags: [], picture: nothing }, new Uint8Array(bytes))
    : { kind: 'refused', name, refused: { why: 'unreadable' } };
}

type About = { readonly path: string } & Pick<ImportItem, 'tags' | 'picture'>;

function itemOf({ path, tags, picture }: About, bytes: Uint8Array): Read {
  const read = readMarkdown(path.slice(path.lastIndexOf('/') + 1), bytes);
  if ('refused' in read) return { kind: 'refused', name: path, refused: read.refused };
  return { kind: 'text', name: path, ...read, tags, picture };
}

/** The texts in a zip: their folders are their tags, and the pictures beside them come along. */
async function readZip(zip: File): Promise<Read[]> {
  try {
    const files = await openZip(zip);
    const byPath = new Map(files.map((file) => [file.path, file]));
    const wrapping = `${zip.name.replace(ZIP, '')}/`;
    const texts: Read[] = [];
    for (const { path, bytes, read } of files.filter((file) => TEXT.test(file.path))) {
      const below = path.startsWith(wrapping) ? path.slice(wrapping.length) : path;
      const about = { path, tags: below.split('/').slice(0, -1), picture: (src: string) => byPath.get(pathFrom(path, src)) ?? null };
      if (bytes > MAX_FILE_BYTES) texts.push({ kind: 'refused', name: path, refused: { why: 'too-large', bytes } });
      else texts.push(itemOf(about, await read()));
    }
    return texts.length > 0 ? texts : [{ kind: 'refused', name: zip.name, refused: { why: 'zip-empty' } }];
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return [{ kind: 'refused', name: zip.name, refused: { why: error.why } }];
  }
}

/** Where an address in a file leads, seen from the root of the zip; nowhere for what is no path. */
function pathFrom(path: string, src: string): string {
  const base = `https://x/${path.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(src, base)) return '';
  const { origin, pathname } = new URL(src, base);
  try {
    return origin === 'https://x' ? decodeURIComponent(pathname.slice(1)) : '';
  } catch {
    return '';
  }
}

/** A text that somebody pasted, or that an address gave. */
export const pastedItem = (text: string, { name, title }: { readonly name: string; readonly title: string }): Read => {
  const read = readMarkdown(name, new TextEncoder().encode(text));
  if ('refused' in read) return { kind: 'refused', name, refused: read.refused };
  return { kind: 'text', name, ...read, title, tags: [], picture: nothing };
};
