const MAX_LINE = 1_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  shy: '',
};

/** An escaped character waits out the other rules as one of these private characters. */
const HIDDEN = 0xe000;
const hidden = (_: string, char: string): string => String.fromCharCode(HIDDEN + char.charCodeAt(0));
const shown = (char: string): string => String.fromCharCode(char.charCodeAt(0) - HIDDEN);

const MARKS = /[<[`*_~^=+\\&{:]/;

/** What a reader sees of one line of markdown, nearly: no tags, comments, emoji and icons by name, emphasis marks or link targets; white space folded. */
export function plainLine(markdown: string): string {
  const line = markdown.slice(0, MAX_LINE);
  return (MARKS.test(line) ? withoutMarks(line) : line).replace(/\s+/g, ' ').trim();
}

function withoutMarks(line: string): string {
  return line
    .replace(/\\([!-/:-@[-`{-~])/g, hidden)
    .replace(/<!--.*?-->/g, '')
    .replace(/(^|\s):[a-z][\w+-]*:(?=\s|$)/g, '$1')
    .replace(/\{%[^{}]*%\}/g, '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\[\^[^\s[\]]+\]|\^\[[^[\]]*\]/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+["'][^"']*["'])?\)/g, '$1')
    .replace(/!?\[([^[\]]*)\]\[[^[\]]*\]/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__|~~|==|\+\+)(?=\S)(.+?)\1/g, '$2')
    .replace(/(^|[^\w*])([*_])(?=\S)([^*_]+?)\2(?!\w)/g, '$1$3')
    .replace(/(?<![~^])([~^])([^\s~^]+)\1(?![~^])/g, '$2')
    .replace(/&(\w{2,6});/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/[\ue021-\ue07e]/g, shown);
}

/** Two headings are the same topic when this is the same. */
export function fold(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
