/** The lines of a text: line `i` is `text.slice(starts[i], ends[i])`, without its break (`\n`, `\r\n` or `\r`). */
export type Lines = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

const LF = 10;
const CR = 13;

/** Cuts a text at its line breaks; an empty text is one empty line. */
export function linesOf(text: string): Lines {
  const starts: number[] = [0];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    ends.push(at);
    if (code === CR && text.charCodeAt(at + 1) === LF) at++;
    starts.push(at + 1);
  }
  ends.push(text.length);
  return { text, starts, ends };
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
