import { foreignAddress, withPictures } from '#deck';
import { foreignPictures } from './foreign.ts';
import { pictureKeyOf } from './key.ts';

/** A deck's text with the addresses of our copies: for a frame that shows several decks, and so has no deck's key. */
export async function withCopies(deckId: string, text: string): Promise<string> {
  const shown = new Set(foreignPictures(text));
  const key = shown.size > 0 ? await pictureKeyOf(deckId) : null;
  if (key === null) return text;
  return withPictures(text, (src) => {
    const address = foreignAddress(src);
    return address !== null && shown.has(address) ? `/mirror/${key}?src=${escaped(address)}` : null;
  });
}

/** In markdown and in attributes these would end the address. */
const escaped = (address: string): string =>
  encodeURIComponent(address).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
