import { MAX_DECK_BYTES } from '#wire';
import { LecternError, tooLarge } from './errors.ts';

/** The Y.Text of a deck's document. */
export const CONTENT = 'content';

/**
 * A deck's text as it is kept: line feeds only (the editor counts a line end as one character), no byte order mark,
 * no NUL (Postgres has none). Throws LecternError "too-large".
 */
export function keptText(text: string): string {
  const kept = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD');
  if (Buffer.byteLength(kept) > MAX_DECK_BYTES) throw tooLarge(MAX_DECK_BYTES);
  return kept;
}

/** The text in UTF-8 bytes. Throws LecternError "not-utf8" that says which byte is wrong, and on which line. */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = tryDecode(bytes, false);
  if (text !== null) return text;
  const at = firstWrongByte(bytes);
  const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
  const value = bytes[at]?.toString(16).padStart(2, '0') ?? 'end';
  throw new LecternError('not-utf8', `Byte ${at} (0x${value}, line ${line}) is not UTF-8. Save the file as UTF-8 and try again.`);
}

function tryDecode(bytes: Uint8Array, cutOff: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cutOff });
  } catch {
    return null;
  }
}

/** Index of the first byte that no continuation makes valid; bisected, because the decoder does not say. */
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (tryDecode(bytes.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  return good;
}
