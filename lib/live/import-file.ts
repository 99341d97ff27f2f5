import { MAX_DECK_BYTES } from '#wire';

/** Why a file is no deck. `line` is the 1-based line of the first bytes that are no UTF-8. */
export type Refusal =
  | { readonly why: 'too-large'; readonly bytes: number }
  | { readonly why: 'utf-16' }
  | { readonly why: 'not-utf-8'; readonly line: number }
  | { readonly why: 'not-text' };
export type ReadFile = { readonly text: string; readonly title: string } | { readonly refused: Refusal };

const NEWLINE = 0x0a;

/** The deck in a file's bytes: without BOM, with plain newlines. `title` is for a text that names none: the file's name. */
export function readMarkdown(fileName: string, bytes: Uint8Array): ReadFile {
  if (bytes.length > MAX_DECK_BYTES) return { refused: { why: 'too-large', bytes: bytes.length } };
  if (startsLikeUtf16(bytes)) return { refused: { why: 'utf-16' } };
  if (bytes.includes(0)) return { refused: { why: 'not-text' } };
  const text = decoded(bytes);
  if (text === null) return { refused: looksBinary(bytes) ? { why: 'not-text' } : { why: 'not-utf-8', line: firstBadLine(bytes) } };
  return { text: text.replace(/\r\n?/g, '\n'), title: titleFrom(fileName) };
}

/** Whether a text names its own title: a front matter or a first heading. */
export function namesItself(text: string): boolean {
  return /^(title:\s*\S|#\s+\S)/m.test(text);
}

function startsLikeUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Pictures and archives have control characters everywhere; a text in another encoding has hardly any. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const controls = sample.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  return controls > sample.length / 50;
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (decoded(bytes.subarray(from, to)) === null) return line;
    from = to;
  }
  return line;
}

const titleFrom = (fileName: string): string => fileName.replace(/\.(md|markdown|mdown|txt)$/i, '').slice(0, 200);
