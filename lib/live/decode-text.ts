/** How a file was written. */
export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';
type Decoded =
  | { readonly text: string; readonly encoding: Encoding }
  | { readonly refused: { readonly why: 'not-text' } | { readonly why: 'not-utf-8'; readonly line: number } };

const NEWLINE = 0x0a;
/** So much of a file's beginning shows what it is. */
const SAMPLE_BYTES = 4096;
/** Windows-1252 from 0x80 to 0x9f; the rest is Latin-1. A space stands for a byte that means nothing. (Node's own decoder takes them for Latin-1.) */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const CHUNK = 8192;
/** In a text of Latin letters no more of its characters than this are other than ASCII; in one of another script most are. */
const MAX_ACCENTS = 0.3;

/**
 * A file's text, without its byte order mark: UTF-8; UTF-16 by its mark or by where its zero bytes are; Windows-1252, which
 * holds Latin-1, when it is plain that it is not a picture or another script.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide) return decodedAs(wide, bytes);
  if (bytes.includes(0)) return { refused: { why: 'not-text' } };
  const text = decode('utf-8', bytes);
  if (text !== null) return { text, encoding: 'utf-8' };
  if (hasControls(bytes)) return { refused: { why: 'not-text' } };
  const latin = isMostlyAscii(bytes) ? decodeWindows(bytes) : null;
  return latin === null ? { refused: { why: 'not-utf-8', line: firstBadLine(bytes) } } : { text: latin, encoding: 'windows-1252' };
}

function decodedAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Decoded {
  const text = decode(encoding, bytes);
  const isText = text !== null && !text.includes('\0') && !hasControls(bytesOf(text));
  return isText ? { text, encoding: 'utf-16' } : { refused: { why: 'not-text' } };
}

/** Null when there are bytes in it that mean nothing. */
function decodeWindows(bytes: Uint8Array): string | null {
  let latin = '';
  for (let at = 0; at < bytes.length; at += CHUNK) latin += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  const text = latin.replace(/[\u0080-\u009f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80]?.trim() || '\0');
  return text.includes('\0') ? null : text;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.slice(0, SAMPLE_BYTES));

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By its mark or, without one, by the zeros of ASCII characters: most in one half of the pairs, hardly any in the other. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = (half: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === half).length / (sample.length / 2);
  if (zeros(1) > 0.5 && zeros(0) < 0.1) return 'utf-16le';
  return zeros(0) > 0.5 && zeros(1) < 0.1 ? 'utf-16be' : null;
}

/** Pictures and archives have control characters everywhere; a text in another encoding has hardly any. */
function hasControls(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = sample.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d).length;
  return controls > sample.length / 50;
}

function isMostlyAscii(bytes: Uint8Array): boolean {
  return bytes.filter((byte) => byte >= 0x80).length <= bytes.length * MAX_ACCENTS;
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const to = end < 0 ? bytes.length : end + 1;
    if (decode('utf-8', bytes.subarray(from, to)) === null) return line;
    from = to;
  }
  return line;
}
