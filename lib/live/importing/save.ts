import { isRelative, picturesIn, type Rewritten, rewriteSeparators, type Separators, withPictures, withTags } from '#deck';
import { ApiError, type CreatedDeck, call, createDeck, deleteForGood, trashDeck } from '#live/api.ts';
import { namesItself } from '#live/import-file.ts';
import { sendPicture } from '#live/uploads/send-picture.ts';
import type { ImportItem } from './items.ts';
import type { ZipFile } from './zip.ts';

/** What became of a text. `pictures`: taken along, and those that the server refused with its reason. */
export type Saved = {
  readonly deck: CreatedDeck;
  readonly rewritten: Rewritten;
  readonly pictures: { readonly taken: number; readonly refused: readonly { readonly src: string; readonly reason: string }[] };
};
export type SaveWish = { readonly separators: Separators; readonly signal: AbortSignal };

/** Makes a deck of a text, with its pictures. Breaking off, or a server that does not answer, leaves no deck behind. Throws ApiError. */
export async function saveItem(item: ImportItem, { separators, signal }: SaveWish): Promise<Saved> {
  signal.throwIfAborted();
  const rewritten = rewriteSeparators(item.text, separators);
  const text = withTags(rewritten.text, item.tags);
  const deck = await createDeck(text, namesItself(text) ? undefined : item.title);
  try {
    signal.throwIfAborted();
    const pictures = await bringPictures(deck.id, { text, item, signal });
    return { deck, rewritten, pictures };
  } catch (error) {
    await takeBack(deck.id);
    throw error;
  }
}

/** As if it had never been there; what cannot be deleted now stays in the trash. */
async function takeBack(deckId: string): Promise<void> {
  await trashDeck(deckId)
    .then(() => deleteForGood(deckId))
    .catch(() => undefined);
}

type Bringing = { readonly text: string; readonly item: ImportItem; readonly signal: AbortSignal };

async function bringPictures(deckId: string, { text, item, signal }: Bringing): Promise<Saved['pictures']> {
  const places = new Map<string, string>();
  const refused: { src: string; reason: string }[] = [];
  for (const [src, file] of cameAlong(text, item)) {
    try {
      places.set(src, (await sendPicture(deckId, await fileOf(file), { signal })).url);
    } catch (error) {
      const isRefusal = error instanceof ApiError && error.status >= 400 && error.status < 500;
      if (!isRefusal) throw error;
      refused.push({ src, reason: error.message });
    }
  }
  if (places.size > 0) {
    const headers = { 'Content-Type': 'text/markdown' };
    await call(`/decks/${deckId}/markdown`, { method: 'PUT', headers, body: withPictures(text, (src) => places.get(src) ?? null), signal });
  }
  return { taken: places.size, refused };
}

/** The pictures of a text that came with it, by their addresses in it. */
export function cameAlong(text: string, { picture }: Pick<ImportItem, 'picture'>): ReadonlyMap<string, ZipFile> {
  const found = new Map<string, ZipFile>();
  for (const { src } of picturesIn(text)) {
    const file = isRelative(src) ? picture(src) : null;
    if (file) found.set(src, file);
  }
  return found;
}

async function fileOf(file: ZipFile): Promise<File> {
  const bytes = await file.read().catch(() => {
    throw new ApiError(422, 'about:blank', '');
  });
  return new File([bytes], file.path.slice(file.path.lastIndexOf('/') + 1));
}
