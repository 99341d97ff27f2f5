import { ApiError, call } from '#live/api.ts';
import { type Sending, type StoredPicture, sendPicture } from './send-picture.ts';

/** Smaller files are taken everywhere. */
const ASK_OVER_BYTES = 1_000_000;

/** Sends pictures to a deck, but none that is larger than the server takes: that is found out before the bytes are on their way. */
export function sendWithin(deckId: string): (file: File, sending: Sending) => Promise<StoredPicture> {
  return async (file, sending) => {
    const maxBytes = file.size > ASK_OVER_BYTES ? await maxBytesOf(deckId) : null;
    if (maxBytes !== null && file.size > maxBytes) throw new ApiError(413, 'file-too-large', `${maxBytes}`);
    if (sending.signal.aborted) throw new ApiError(0, '', '');
    return sendPicture(deckId, file, sending);
  };
}

/** Null when nobody says. */
async function maxBytesOf(deckId: string): Promise<number | null> {
  try {
    const { maxBytes } = await (await call(`/decks/${encodeURIComponent(deckId)}/uploads`, {})).json();
    return typeof maxBytes === 'number' ? maxBytes : null;
  } catch {
    return null;
  }
}
