import { LecternError } from '#store/errors.ts';

/** The kinds of picture that are kept: what they are served as, and the ending of their names. */
export const pictureKinds = {
  png: { type: 'image/png', ending: 'png' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  webp: { type: 'image/webp', ending: 'webp' },
  gif: { type: 'image/gif', ending: 'gif' },
  avif: { type: 'image/avif', ending: 'avif' },
} as const;
export type PictureKind = keyof typeof pictureKinds;

/** So many of a file's first bytes tell its kind. */
export const KIND_BYTES = 1024;
const NAME = /^[0-9a-f]{32}\.(?:png|jpg|webp|gif|avif)$/;

/** Could a picture of ours be called so? */
export const isPictureName = (name: string): boolean => NAME.test(name);

/** Where a picture is found, from the root of the site. */
export const pictureUrl = (name: string): string => `/uploads/${name}`;

/** The kind that a file's first bytes show, whatever it is called. Throws LecternError "svg-refused", "heic-refused" or "no-kind". */
export function kindIn(head: Buffer): PictureKind {
  const starts = (bytes: string, at = 0) => head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));
  if (starts('\x89PNG\r\n\x1a\n')) return 'png';
  if (starts('\xff\xd8\xff')) return 'jpeg';
  if (starts('GIF87a') || starts('GIF89a')) return 'gif';
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp';
  if (starts('ftyp', 4)) return kindOfBrands(head);
  if (/<svg[\s>]|<!doctype\s+svg/i.test(head.toString('latin1')))
    throw new LecternError('svg-refused', 'Save the drawing as PNG or WebP, and upload that.');
  throw new LecternError('no-kind', 'PNG, JPEG, WebP, GIF and AVIF are.');
}

/** ISO base media: the brands say what is inside (ISO/IEC 14496-12, 4.3). */
function kindOfBrands(head: Buffer): PictureKind {
  const boxBytes = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= boxBytes; at += 4) brands.push(head.toString('latin1', at, at + 4));
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)))
    throw new LecternError('heic-refused', 'Save the photo as JPEG, and upload that.');
  throw new LecternError('no-kind', 'PNG, JPEG, WebP, GIF and AVIF are.');
}
