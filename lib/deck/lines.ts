/** The lines of a text: line `i` is `text.slice(starts[i], ends[i])`, without its break (`\n`, `\r\n` or `\r`). */
export type Lines = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

/** Cuts a text at its line breaks; an empty text is one empty line. */
export function linesOf(text: string): Lines {
  const starts: number[] = [0];
  const ends: number[] = [];
  // By search, not by looking at each character: a deck is cut anew for each letter.
  let feed = find(text, '\n', 0);
  let carriage = find(text, '\r', 0);
  for (let end = Math.min(feed, carriage); end < text.length; end = Math.min(feed, carriage)) {
    const start = carriage + 1 === feed ? feed + 1 : end + 1;
    ends.push(end);
    starts.push(start);
    if (feed < start) feed = find(text, '\n', start);
    if (carriage < start) carriage = find(text, '\r', start);
  }
  ends.push(text.length);
  return { text, starts, ends };
}

function find(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

/** The line's text; empty for a line that does not exist. */
export function lineAt(lines: Lines, index: number): string {
  const from = lines.starts[index];
  return from === undefined ? '' : lines.text.slice(from, lines.ends[index]);
}

/** Offset where the line begins; the end of the text for a line past the last. */
export function startOf(lines: Lines, index: number): number {
  return lines.starts[index] ?? lines.text.length;
}

/** Index of the first character of the line that is no space or tab, or the line's end. */
export function inkOf(lines: Lines, index: number): number {
  const end = lines.ends[index] ?? lines.text.length;
  let at = startOf(lines, index);
  while (at < end && isSpace(lines.text.charCodeAt(at))) at++;
  return at;
}

/** Nothing but spaces and tabs. A line that does not exist is not blank. */
export function isBlank(lines: Lines, index: number): boolean {
  return index >= 0 && index < lines.starts.length && inkOf(lines, index) === lines.ends[index];
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

/** The line break that the text uses; a newline when it has none. */
export function eolOf(text: string): string {
  return /\r\n?|\n/.exec(text)?.[0] ?? '\n';
}

/** How many line breaks there are in a text. */
export const breaksIn = (text: string): number => text.match(/\r\n?|\n/g)?.length ?? 0;

/** As many spaces as the text has characters, on as many lines. */
export const spaces = (text: string): string => text.replace(/[^\r\n]/g, ' ');
