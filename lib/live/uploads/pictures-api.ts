import { call } from '#live/api.ts';

/** A picture of a deck. `fileName`: as its file was called where it came from; hostile. */
export type DeckPicture = {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly fileName: string;
  /** Where the text shows it from, when it is our copy of a picture of another site; hostile. */
  readonly src: string | null;
};
export type Room = { readonly usedBytes: number; readonly limitBytes: number };
/** Newest first, with the room for pictures that the deck has, and that the person has in all decks. */
export type DeckPictures = { readonly pictures: readonly DeckPicture[]; readonly room: Room; readonly yours: Room | null };
const pathOf = (deckId: string) => `/decks/${encodeURIComponent(deckId)}/uploads`;

/** The pictures that were uploaded to a deck. Throws ApiError. */
export async function picturesOf(deckId: string): Promise<DeckPictures> {
  return (await call(pathOf(deckId), {})).json();
}

/** Takes a picture out of a deck. Throws ApiError. */
export async function deletePicture(deckId: string, name: string): Promise<void> {
  await call(`${pathOf(deckId)}/${encodeURIComponent(name)}`, { method: 'DELETE' });
}
