import { extname } from 'node:path';
import { pictureKinds } from '#store/uploads/kinds.ts';
import { pictureBytes } from '#store/uploads/open-picture.ts';
import type { Picture } from './fetch.ts';

const UPLOAD = /^\/uploads\/([\w.-]+)$/;

/** The picture of ours at an address such as `/uploads/<name>.<ending>`, or null. */
export async function keptPicture(path: string): Promise<Picture | null> {
  const [, name = ''] = UPLOAD.exec(path) ?? [];
  const kind = Object.values(pictureKinds).find(({ ending }) => `.${ending}` === extname(name));
  const body = kind ? await pictureBytes(name) : null;
  return kind && body ? { body, type: kind.type } : null;
}
