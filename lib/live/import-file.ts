import { MAX_DECK_BYTES } from '#wire';
import { decodeText, type Encoding } from './decode-text.ts';

/** Why a file is no deck. `line` is the 1-based line of the first bytes that are no UTF-8. */
export type Refusal =
  | { readonly why: 'too-large'; readonly bytes: number }
  | { readonly why: 'not-utf-8'; readonly line: number }
  | { readonly why: 'not-text' };
export type ReadText = { readonly text: string; readonly title: string; readonly encoding: Encoding };
export type ReadFile = ReadText | { readonly refused: Refusal };

/** No file of more bytes is read: in UTF-16 a deck takes up to twice as many as it may have. */
export const MAX_FILE_BYTES = 2 * MAX_DECK_BYTES + 2;

/** The deck in a file's bytes: without BOM, with plain newlines. `title` is for a text that names none: the file's name. */
export function readMarkdown(fileName: string, bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_FILE_BYTES) return { refused: { why: 'too-large', bytes: bytes.length } };
  const decoded = decodeText(bytes);
  if ('refused' in decoded) return decoded;
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const size = new TextEncoder().encode(text).length;
  if (size > MAX_DECK_BYTES) return { refused: { why: 'too-large', bytes: size } };
  return { text, title: titleFrom(fileName), encoding: decoded.encoding };
}

/** Whether a text names its own title: a front matter or a first heading. */
export function namesItself(text: string): boolean {
  return /^(title:\s*\S|#\s+\S)/m.test(text);
}

const titleFrom = (fileName: string): string => fileName.replace(/\.(md|markdown|mdown|txt)$/i, '').slice(0, 200);
