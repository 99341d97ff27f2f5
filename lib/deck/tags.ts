import { applyEdits } from './edits.ts';
import { type FrontMatter, findFrontMatter } from './front-matter.ts';
import { eolOf, type Lines, lineAt, linesOf, startOf } from './lines.ts';
import { parseDeck } from './parse.ts';

const TAGS_KEY = /^(?:tags|"tags"|'tags')[ \t]*:/;
const PLAIN = /^\p{L}[\p{L}\p{N} .,_/-]*$/u;

/** The text with more tags in its front matter, which is made if there is none. Those that it has stay, and stay first. */
export function withTags(text: string, more: readonly string[]): string {
  const own = parseDeck(text).settings.tags;
  const added = more.map(oneTag).filter((tag) => tag !== '' && !own.includes(tag));
  if (added.length === 0) return text;
  const line = `tags: ${quoted([...new Set([...own, ...added])].join(', '))}`;
  const lines = linesOf(text);
  const matter = findFrontMatter(lines);
  const eol = eolOf(text);
  if (!matter) return `---${eol}${line}${eol}---${eol}${text.startsWith('---') ? '' : eol}${text}`;
  return applyEdits(text, [{ ...placeIn(lines, matter), insert: `${line}${eol}` }]);
}

/** The lines of the tags that there are, with a list's lines below them, or the place for new ones. */
function placeIn(lines: Lines, matter: FrontMatter): { readonly from: number; readonly remove: number } {
  for (let index = matter.first; index <= matter.last; index++) {
    if (!TAGS_KEY.test(lineAt(lines, index))) continue;
    let last = index;
    while (last < matter.last && /^(?:[ \t]+\S|-[ \t])/.test(lineAt(lines, last + 1))) last++;
    const from = startOf(lines, index);
    return { from, remove: startOf(lines, last + 1) - from };
  }
  return { from: startOf(lines, matter.first), remove: 0 };
}

/** A comma would make two of it. */
const oneTag = (tag: string): string =>
  tag
    .replace(/[\s,\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 100);

const quoted = (tags: string): string => (PLAIN.test(tags) ? tags : JSON.stringify(tags));
