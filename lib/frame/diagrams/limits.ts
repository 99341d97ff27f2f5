import type { Request } from './request.ts';

/**
 * Characters of each kind's source. Graphviz, vega and PlantUML are drawn in a worker or elsewhere, which time bounds, too; the
 * others block the frame while they draw. Figures are in docs/security.md.
 */
const MAX_CHARS: Readonly<Record<string, number>> = {
  mermaid: 10_000,
  flow: 10_000,
  sequence: 10_000,
  graphviz: 50_000,
  abc: 2_000,
  vega: 100_000,
  'vega-lite': 100_000,
  plantuml: 20_000,
};

/** Edges of a graph of graphviz: more are never drawn in time, so that nobody has to wait to be told. */
const MAX_EDGES = 2_000;

/** How much each kind of mermaid's diagrams may hold, in weighted statements (see weightOf), as measured. */
const MAX_WEIGHT: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(?:mindmap|kanban)/, 40],
  [/^(?:classDiagram|architecture)/, 55],
  [/^(?:stateDiagram|erDiagram|requirement|block|C4)/, 80],
  [/^(?:graph|flowchart)/, 90],
  [/^(?:sequenceDiagram|gantt|pie|journey|gitGraph|timeline|quadrantChart|xychart|sankey|packet|radar|treemap|info)/, 150],
  [/^(?:railroad|ishikawa|wardley|eventmodeling|treeView|cynefin)/i, 30],
  [/^venn/, 15],
];
/** Swimlanes, and what a newer mermaid may bring. */
const MAX_WEIGHT_OTHERWISE = 10;
/** Lines as if by hand take longer. */
const BY_HAND_WEIGHT = 1.4;

/** Numbers by which a few characters of "packet" ask for thousands of boxes. */
const MANY_BITS = /(?:^|[-+])[ \t]*\d{5}/m;
/** The same in a diagram's configuration. */
const LARGE_NUMBER = /(?<![#\w.])\d{5}|\de\+?\d/i;
/** What may stand before the diagram or in it: front matter and directives. */
const FRONT_MATTER = /^\s*---[ \t]*\n[\s\S]*?\n[ \t]*---[ \t]*\n/;
const DIRECTIVE = /%%\{[\s\S]*?\}%%/g;
/** A block around others costs as much as so many beside each other. */
const NESTED_BLOCK_WEIGHT = 10;

/** Whether a diagram is not even tried. Linear in its source. */
export function isTooLarge({ kind, source }: Request): boolean {
  if (source.length > (MAX_CHARS[kind] ?? 0)) return true;
  if (kind === 'graphviz') return countOf(source, /-[->]/g) > MAX_EDGES;
  return kind === 'mermaid' && isTooLargeForMermaid(source);
}

function isTooLargeForMermaid(source: string): boolean {
  const front = FRONT_MATTER.exec(source)?.[0] ?? '';
  const directives = source.match(DIRECTIVE) ?? [];
  const text = source
    .slice(front.length)
    .replace(DIRECTIVE, '')
    .replace(/^[ \t]*%%.*$/gm, '')
    .trim();
  const max = MAX_WEIGHT.find(([pattern]) => pattern.test(text))?.[1] ?? MAX_WEIGHT_OTHERWISE;
  if (text.startsWith('packet') && MANY_BITS.test(text)) return true;
  const config = [front, ...directives].join('\n');
  const weight = weightOf(text) * (config.includes('handDrawn') ? BY_HAND_WEIGHT : 1);
  return weight > max || LARGE_NUMBER.test(config);
}

/** Links count whole, all else that makes a box, a line or a bar counts half. */
function weightOf(text: string): number {
  const statements = text.split(/[\n;]/).filter((line) => line.trim() !== '').length;
  const links = countOf(text, /[-=.~]{2,}>*|->+|-\)|&/g);
  const items = /^block/.test(text) ? blocksOf(text) : countOf(text, /[,:]/g) / 2;
  return links + Math.max(statements - links, items) / 2;
}

/** Blocks stand beside each other on a line, and `space:50` is fifty of them. */
function blocksOf(text: string): number {
  const spaces = [...text.matchAll(/\bspace\s*:\s*(\d{1,9})/g)].reduce((sum, [, number]) => sum + Number(number), 0);
  return spaces + countOf(text, /\S+/g) + NESTED_BLOCK_WEIGHT * countOf(text, /\bblock\b/g);
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
