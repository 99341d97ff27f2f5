import { ApiError } from '#live/api.ts';

/** A picture that was stored. `url`: as it stands in a text. */
export type StoredPicture = { readonly url: string; readonly width: number; readonly height: number };
export type Sending = {
  readonly signal: AbortSignal;
  /** From 0 to 1; at 1 the server works on it. */
  onProgress?(share: number): void;
};
const PROBLEM = 'urn:lectern:problem:';

/** Uploads a picture to a deck. Rejects with ApiError, also when it is aborted. */
export function sendPicture(deckId: string, file: File, { signal, onProgress }: Sending): Promise<StoredPicture> {
  // Only this tells how far it is.
  const request = new XMLHttpRequest();
  request.open('POST', `/api/v1/decks/${encodeURIComponent(deckId)}/uploads`);
  request.responseType = 'json';
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
  request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.replace(/\p{Cs}/gu, '\uFFFD')));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new ApiError(0, 'about:blank', ''));
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress?.(1);
    request.onerror = fail;
    request.onabort = fail;
    request.onload = () => {
      const { status, response } = request;
      if (status === 201) resolve(response);
      else reject(new ApiError(status, String(response?.type ?? '').replace(PROBLEM, ''), String(response?.detail ?? '')));
    };
    if (signal.aborted) return fail();
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
