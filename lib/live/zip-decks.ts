import { asked } from './api.ts';
import type { MadeFile } from './making.ts';

type Wish = {
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  /** How many bytes are here. */
  readonly onBytes: (bytes: number) => void;
};

const ZIP_NAME = 'lectern.zip';

/** Several decks with their pictures in one zip, at most MAX_ZIP_DECKS. Throws ApiError, or whatever ended the transfer. */
export async function zipDecks({ ids, signal, onBytes }: Wish): Promise<MadeFile> {
  const answer = await asked(`/api/v1/zip?ids=${ids.map(encodeURIComponent).join()}`, { signal });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  // The server's own end of the stream is the zip's: one that breaks off is an error.
  for (let reader = answer.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
  return { name: ZIP_NAME, body: new Blob(parts, { type: 'application/zip' }) };
}
