import { createHash } from 'node:crypto';
import type { Visit } from '#store/visit.ts';
import { fileNameOf, standaloneDocument, standaloneScript, TEXT_SIZE_PX } from '#wire';
import { type Language, words } from '#words';
import { deckPictures } from './deck-pictures.ts';
import { packFrame } from './frame-pack.ts';
import type { MadeFile } from './making-answer.ts';

/** Pictures of more bytes than this, all together, are left where they are: no browser opens such a page. */
const MAX_PICTURE_BYTES = 200_000_000;

export type StandaloneWish = { readonly visit: Visit; readonly text: string; readonly language: Language };

/** A deck as one file of HTML that plays anywhere, without a network. */
export async function standaloneOf({ visit, text, language }: StandaloneWish): Promise<MadeFile> {
  const { title } = visit.deck;
  const { scripts, fonts } = await packFrame(text);
  const html = standaloneDocument({
    wasm: Object.keys(scripts).some((name) => name.startsWith('worker-graphviz')),
    ...{ title, text, language, scripts },
    look: { scheme: 'light', textSizePx: TEXT_SIZE_PX, words: words[language].frame },
    scriptHash: createHash('sha256').update(standaloneScript).digest('base64'),
    files: { ...fonts, ...(await picturesOf(visit.deck.id, text)) },
  });
  return { name: fileNameOf(title, 'html'), type: 'text/html; charset=utf-8', body: Buffer.from(html) };
}

/** What can be had of a text's pictures, by the addresses that stand there. */
async function picturesOf(deckId: string, text: string): Promise<Record<string, string>> {
  const pictures = await deckPictures(deckId, text);
  const found: Record<string, string> = {};
  let bytes = 0;
  for (const address of pictures.addresses) {
    const picture = await pictures.open(address);
    bytes += picture?.body.length ?? 0;
    if (picture && bytes <= MAX_PICTURE_BYTES) found[address] = `data:${picture.type};base64,${picture.body.toString('base64')}`;
  }
  return found;
}
