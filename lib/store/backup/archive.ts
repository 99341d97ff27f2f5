import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReadableStream, TransformStream } from 'node:stream/web';
import { type FileEntry, Reader, ZipReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** Rows come one by one, and a zip is quicker at larger pieces. */
const PIECE_BYTES = 262_144;
const options = { useWebWorkers: false } as const;

export type Sum = { readonly bytes: number; readonly sha256: string };
/** A zip that is being written. It has its name only once it is whole and will survive a loss of power. */
export type NewArchive = {
  /** Gives what went in. Packed: squeezed, for what is not squeezed already. */
  add(path: string, body: AsyncIterable<Uint8Array>, packed: boolean): Promise<Sum>;
  /** Gives its size in bytes. */
  finish(): Promise<number>;
  /** Removes what was written. */
  abandon(): Promise<void>;
};

/** Rejects when the folder cannot be written. */
export async function newArchive(path: string): Promise<NewArchive> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  // Each piece where the last one ended.
  const end = new WritableStream<Uint8Array>({ write: (piece) => file.writeFile(piece) });
  const zip = new ZipWriter(end, { ...options, extendedTimestamp: false });
  return {
    async add(name, body, packed) {
      const sum = new Summing();
      await zip.add(name, ReadableStream.from(sum.of(body)) as globalThis.ReadableStream<Uint8Array>, { level: packed ? 6 : 0 });
      return sum.end();
    },
    async finish() {
      await zip.close();
      await file.sync();
      const { size } = await file.stat();
      await file.close();
      await rename(part, path);
      await synced(dirname(path));
      return size;
    },
    async abandon() {
      await file.close().catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}

/** A zip to read from, in any order. */
export type Archive = {
  /** Whether it has this file. */
  has(path: string): boolean;
  /** A file's bytes. Throws when they are not those that were written. */
  read(path: string): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
};

/** Rejects when it is no zip, or not a whole one. */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const reader = new ZipReader(new OpenFile(file, size), { ...options, checkSignature: true });
    const entries = (await reader.getEntries()).filter((entry): entry is FileEntry => !entry.directory);
    const files = new Map(entries.map((entry) => [entry.filename, entry]));
    return { has: (name) => files.has(name), read: (name) => bytesOf(files.get(name)), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

class OpenFile extends Reader<FileHandle> {
  readonly #file: FileHandle;

  constructor(file: FileHandle, size: number) {
    super(file);
    this.#file = file;
    this.size = size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await this.#file.read(new Uint8Array(length), 0, length, index);
    return buffer.subarray(0, bytesRead);
  }
}

async function* bytesOf(entry: FileEntry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) throw new Error('There is no such file in it.');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const done = entry.getData(writable as globalThis.WritableStream<Uint8Array>);
  // Heard of below; whoever breaks off hears nothing.
  done.catch(() => undefined);
  yield* readable;
  await done;
}

/** Counts and sums what goes through, and joins small pieces. */
export class Summing {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  async *of(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let pieces: Uint8Array[] = [];
    let held = 0;
    for await (const piece of body) {
      this.#hash.update(piece);
      this.#bytes += piece.byteLength;
      held += piece.byteLength;
      pieces.push(piece);
      if (held < PIECE_BYTES) continue;
      yield Buffer.concat(pieces);
      pieces = [];
      held = 0;
    }
    if (held > 0) yield Buffer.concat(pieces);
  }

  end(): Sum {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

async function synced(folder: string): Promise<void> {
  const file = await open(folder);
  await file.sync().finally(() => file.close());
}
