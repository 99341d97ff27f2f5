import { foreignAddress, withPictures } from '#deck';
import { mirrorPath } from '#wire';
import { foreignPictures } from './foreign.ts';
import { pictureKeyOf } from './key.ts';

/** A deck's text with the addresses of our copies: for a frame that shows several decks, and so has no deck's key. */
export async function withCopies(deckId: string, text: string): Promise<string> {
  const shown = new Set(foreignPictures(text));
  const key = shown.size > 0 ? await pictureKeyOf(deckId) : null;
  if (key === null) return text;
  return withPictures(text, (src) => {
    const address = foreignAddress(src);
    return address !== null && shown.has(address) ? mirrorPath(key, address) : null;
  });
}
