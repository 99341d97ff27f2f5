import { env } from '#store/env.ts';
import { pictureUrl } from '#store/uploads/kinds.ts';
import { foreignPictures } from './foreign.ts';
import { mirrorPicture } from './mirror.ts';
import { mirroredOf } from './rows.ts';

/** A picture of another site that a deck shows. `url`: our copy; `why`: why there is none; neither: it was not tried yet. */
export type ForeignPicture = { readonly src: string; readonly host: string; readonly url: string | null; readonly why: string | null };
export type ForeignReport = { readonly mode: 'mirror' | 'direct'; readonly pictures: readonly ForeignPicture[] };

/** The pictures of other sites that a text shows, and whether there are copies of them. */
export async function foreignReport(deckId: string, text: string): Promise<ForeignReport> {
  const rows = new Map((await mirroredOf(deckId)).map((row) => [row.src, row]));
  const pictures = foreignPictures(text).map((src) => {
    const row = rows.get(src);
    return { src, host: new URL(src).host, url: row?.name ? pictureUrl(row.name) : null, why: row?.name ? null : (row?.why ?? null) };
  });
  return { mode: env().IMAGES, pictures };
}

/** Tries again what there is no copy of, and tells how it is then. */
export async function tryAgain(deckId: string, text: string): Promise<ForeignReport> {
  if (env().IMAGES === 'mirror') await Promise.all(foreignPictures(text).map((src) => mirrorPicture(deckId, src, { again: true })));
  return foreignReport(deckId, text);
}
