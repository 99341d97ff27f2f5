import { createHash } from 'node:crypto';
import { foreignAddress, picturesIn } from '#deck';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { mirrorAll } from '#store/mirror/mirror.ts';
import type { Visit } from '#store/visit.ts';
import { fileNameOf, standaloneDocument, standaloneScript, TEXT_SIZE_PX } from '#wire';
import { type Language, words } from '#words';
import { packFrame } from './frame-pack.ts';
import { keptPicture } from './kept-picture.ts';
import type { MadeFile } from './making-answer.ts';

/** Pictures of ours in a text, by the addresses that stand there. */
const UPLOADS = /\/uploads\/[0-9a-f]{32}\.\w{3,4}/g;
/** Pictures of more bytes than this, all together, are left where they are: no browser opens such a page. */
const MAX_PICTURE_BYTES = 200_000_000;

export type StandaloneWish = { readonly visit: Visit; readonly text: string; readonly language: Language };

/** A deck as one file of HTML that plays anywhere, without a network. */
export async function standaloneOf({ visit, text, language }: StandaloneWish): Promise<MadeFile> {
  const { title } = visit.deck;
  const { scripts, fonts } = await packFrame(text);
  const html = standaloneDocument({
    ...{ title, text, language, scripts },
    look: { scheme: 'light', textSizePx: TEXT_SIZE_PX, words: words[language].frame },
    scriptHash: createHash('sha256').update(standaloneScript).digest('base64'),
    files: { ...fonts, ...(await picturesOf(visit.deck.id, text)) },
  });
  return { name: fileNameOf(title, 'html'), type: 'text/html; charset=utf-8', body: Buffer.from(html) };
}

/** The addresses of our own pictures in a text. */
export const uploadsIn = (text: string): string[] => [...new Set(text.match(UPLOADS) ?? [])];

/** What is kept of a text's pictures, by the addresses that stand there: our own, and our copies of others'. */
async function picturesOf(deckId: string, text: string): Promise<Record<string, string>> {
  await mirrorAll(deckId, text);
  const key = await pictureKeyOf(deckId);
  const foreign = picturesIn(text).flatMap(({ src }) => {
    const address = foreignAddress(src);
    return address === null || key === null ? [] : [{ src, path: `/mirror/${key}?src=${encodeURIComponent(address)}` }];
  });
  const found: Record<string, string> = {};
  let bytes = 0;
  for (const { src, path } of [...uploadsIn(text).map((own) => ({ src: own, path: own })), ...foreign]) {
    const picture = found[src] ? null : await keptPicture(path);
    bytes += picture?.body.length ?? 0;
    if (picture && bytes <= MAX_PICTURE_BYTES) found[src] = `data:${picture.type};base64,${picture.body.toString('base64')}`;
  }
  return found;
}
