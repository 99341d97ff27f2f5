import type { Readable } from 'node:stream';
import { env } from '#store/env.ts';
import { diskShelf } from './disk.ts';
import { s3Shelf } from './s3.ts';

/** Bytes of a file, from one to another, both included. */
export type ByteRange = { readonly from: number; readonly to: number };
/** A finished file that waits to be kept. */
export type Finished = { readonly path: string; readonly bytes: number; readonly sha256: string; readonly type: string };
/** A kept file, and when it was written. */
export type Shelved = { readonly name: string; readonly at: Date };

/** Where files are kept, under names that nobody can guess. All reject with LecternError "disk-full" or "storage-down". */
export type Shelf = {
  /** The folder for files that are not finished. */
  readonly temporary: string;
  /** Resolves once the file will survive a loss of power. Takes the file at `path`, or copies it. */
  put(name: string, file: Finished): Promise<void>;
  has(name: string): Promise<boolean>;
  /** Null when there is no such file. */
  open(name: string, range?: ByteRange): Promise<Readable | null>;
  /** Does nothing when there is no such file. */
  remove(name: string): Promise<void>;
  list(): AsyncIterable<Shelved>;
};

/** The shelf that the settings name. */
export const shelf = (): Shelf => (env().UPLOADS === 's3' ? s3Shelf() : diskShelf());
