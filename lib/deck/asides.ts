/** A stretch of notes: its label or opening tag begins at `from`; the words are [bodyFrom, bodyTo). Offsets in the text. */
export type NotePart = { readonly from: number; readonly bodyFrom: number; readonly bodyTo: number; readonly to: number };

const ASIDE = /<aside(?=[\s>])/gi;
const CLOSE = /<\/aside\s*>/i;
const NOTES_CLASS = /\sclass\s*=\s*(?:"(?:[^"]*\s)?notes(?:\s[^"]*)?"|'(?:[^']*\s)?notes(?:\s[^']*)?'|notes(?=[\s>/]))/i;
const MAX_TAG = 1_000;

/** Where to look: for an opening tag that begins in [from, to); it may reach as far as `end`. */
export type AsideSearch = { readonly from: number; readonly to: number; readonly end: number };

/** The first `<aside class="notes">` there, or null. Never closed, it takes everything up to the end. */
export function asideIn(text: string, { from, to, end }: AsideSearch): NotePart | null {
  for (const match of text.slice(from, to).matchAll(ASIDE)) {
    const begin = from + match.index;
    const tag = /^[^>]*>/.exec(text.slice(begin, Math.min(end, begin + MAX_TAG)))?.[0] ?? '';
    const bodyFrom = begin + tag.length;
    if (!NOTES_CLASS.test(tag) || isQuoted(text, begin, bodyFrom)) continue;
    const close = CLOSE.exec(text.slice(bodyFrom, end));
    const bodyTo = close ? bodyFrom + close.index : end;
    return { from: begin, bodyFrom, bodyTo, to: bodyTo + (close?.[0].length ?? 0) };
  }
  return null;
}

/** Written about, not used: in backticks, `<aside class="notes">`. */
function isQuoted(text: string, from: number, to: number): boolean {
  return text[from - 1] === '`' && (text[to] === '`' || /^[^\r\n`]*<\/aside\s*>`/i.test(text.slice(to, to + 500)));
}
