import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LecternError } from '#store/errors.ts';
import { KIND_BYTES, kindIn, type PictureKind } from './kinds.ts';
import { Pace } from './pace.ts';
import { namedFault } from './trouble.ts';

/** What somebody sends, in pieces; bytes that are all there are `[bytes]`. */
export type Body = AsyncIterable<Uint8Array> | readonly Uint8Array[];
/** `sha256`: of the bytes as they came, hex. */
export type Received = { readonly path: string; readonly bytes: number; readonly kind: PictureKind; readonly sha256: string };

/** What arrives costs the process that people type into: a hundred large pictures at once must leave it most of its time. */
const pace = new Pace(8_000_000);

export type Receiving = { readonly folder: string; readonly limitBytes: number };

/**
 * Writes what arrives to a file that nobody else knows, and stops at the first byte over the limit or as soon as the beginning
 * shows that it is no picture. Throws LecternError "file-too-large", "no-kind", "svg-refused", "heic-refused", "disk-full".
 */
export async function receive(body: Body, { folder, limitBytes }: Receiving): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(namedFault);
  const path = temporaryPath(folder);
  const file = await open(path, 'wx', 0o600).catch(namedFault);
  try {
    const written = await write(file, body, limitBytes);
    await file.close();
    return { path, ...written };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    return namedFault(error);
  }
}

/** A path in the folder that nothing has yet. */
export const temporaryPath = (folder: string): string => join(folder, randomBytes(16).toString('hex'));

async function write(file: FileHandle, body: Body, limitBytes: number): Promise<Omit<Received, 'path'>> {
  let bytes = 0;
  let head = Buffer.alloc(0);
  let kind: PictureKind | null = null;
  const turn = pace.lane();
  const hash = createHash('sha256');
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw fileTooLarge(limitBytes);
    if (kind === null) head = Buffer.concat([head, chunk.subarray(0, KIND_BYTES)]);
    if (kind === null && head.length >= KIND_BYTES) kind = kindIn(head);
    hash.update(chunk);
    await turn(chunk.byteLength);
    await file.write(chunk);
  }
  return { bytes, kind: kind ?? kindIn(head), sha256: hash.digest('hex') };
}

export const fileTooLarge = (limitBytes: number): LecternError =>
  new LecternError('file-too-large', `At most ${Math.floor(limitBytes / 100_000) / 10} MB are taken.`);
