import { foreignAddress, picturesIn, type TextEdit } from '#deck';
import { call } from '#live/api.ts';

/** A picture of another site. `url`: our copy of it; `why`: why there is none; neither: nobody tried yet. */
export type ForeignPicture = { readonly src: string; readonly host: string; readonly url: string | null; readonly why: string | null };
export type ForeignReport = { readonly mode: 'mirror' | 'direct'; readonly pictures: readonly ForeignPicture[] };
const pathOf = (deckId: string) => `/decks/${encodeURIComponent(deckId)}/mirror`;

/** The pictures of other sites that a deck shows. Throws ApiError. */
export async function foreignPictures(deckId: string): Promise<ForeignReport> {
  return (await call(pathOf(deckId), {})).json();
}

/** Tries again to fetch what is not there yet. Throws ApiError. */
export async function fetchAgain(deckId: string): Promise<ForeignReport> {
  return (await call(pathOf(deckId), { method: 'POST' })).json();
}

/** The edits that put our copies in the text. Each is against the text after those before it: from the end, none moves another. */
export function copiesInstead(text: string, pictures: readonly ForeignPicture[]): readonly TextEdit[] {
  const urls = new Map(pictures.map(({ src, url }) => [src, url]));
  return picturesIn(text)
    .flatMap(({ src, from }) => {
      const insert = urls.get(foreignAddress(src) ?? '') ?? null;
      return insert === null ? [] : [{ from, remove: src.length, insert }];
    })
    .reverse();
}
