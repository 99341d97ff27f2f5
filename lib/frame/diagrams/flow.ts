import { label, type Translation } from './translation.ts';

type Symbol = { readonly shape: string; readonly text: string };
type Edge = { readonly from: string; readonly to: string; readonly label: string };

/** How mermaid writes each kind of symbol: what stands before and after its text. */
const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  start: ['([', '])'],
  end: ['([', '])'],
  operation: ['[', ']'],
  subroutine: ['[[', ']]'],
  condition: ['{', '}'],
  inputoutput: ['[/', '/]'],
  input: ['[/', '/]'],
  output: ['[/', '/]'],
  parallel: ['[', ']'],
};
const SYMBOL = /^([^=(]+)(?:\([^)]*\))?=>\s*(\w+)\s*(?::([\s\S]*))?$/;
const YES: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** A fence "flow", which is flowchart.js' language, as mermaid's flowchart. Directions and styles of lines are left to mermaid. */
export function flowToMermaid(source: string): Translation {
  const symbols = new Map<string, Symbol>();
  const edges = new Map<string, Edge>();
  for (const { text, line } of statements(source)) {
    if (text.includes('@>')) continue;
    const known = text.includes('=>') ? addSymbol(text, symbols) : addPath(text, symbols, edges);
    if (!known) return { badLine: line };
  }
  return { text: ['flowchart TD', ...[...reached(symbols, edges)].map(nodeOf), ...[...edges.values()].map(edgeOf)].join('\n') };

  function nodeOf(name: string): string {
    const { shape = 'operation', text = name } = symbols.get(name) ?? {};
    const [before = '[', after = ']'] = SHAPES[shape] ?? [];
    return `${idOf(name)}${before}"${label(text)}"${after}`;
  }
  function edgeOf({ from, to, label: words }: Edge): string {
    return `${idOf(from)} -->${words === '' ? '' : `|"${label(words)}"|`} ${idOf(to)}`;
  }
  function idOf(name: string): string {
    return `s${[...symbols.keys()].indexOf(name)}`;
  }
}

/** A line without an arrow goes on with the text of the one before it. */
function statements(source: string): Array<{ text: string; line: number }> {
  const found: Array<{ text: string; line: number }> = [];
  for (const [index, raw] of source.split(/\r\n?|\n/).entries()) {
    const last = found.at(-1);
    if (/->|=>|@>/.test(raw)) found.push({ text: raw.trim(), line: index + 1 });
    else if (last) last.text += `\n${raw.trim()}`;
    else if (raw.trim() !== '') found.push({ text: raw.trim(), line: index + 1 });
  }
  return found.map(({ text, line }) => ({ text: text.trim(), line }));
}

/** `name=>type: text|state:>address`: state and address are left out. */
function addSymbol(text: string, symbols: Map<string, Symbol>): boolean {
  const [, name = '', type = '', words = ''] = SYMBOL.exec(text) ?? [];
  const shape = type.toLowerCase();
  if (!Object.hasOwn(SHAPES, shape)) return false;
  const shown = words.replace(/:[>$][\s\S]*$/, '').replace(/\|[^|]*$/, '');
  symbols.set(name.trim(), { shape, text: shown.trim() || name.trim() });
  return true;
}

/** `a(yes, right)->b->c`. Each symbol has one way on of each name, the last one that is given. */
function addPath(text: string, symbols: ReadonlyMap<string, Symbol>, edges: Map<string, Edge>): boolean {
  const steps = text.split('->').map((step) => {
    const [, name = '', way = ''] = /^([^(]*)(?:\(([^)]*)\))?/.exec(step.trim()) ?? [];
    return { name: name.trim(), way };
  });
  if (steps.length < 2 || steps.some(({ name }) => !symbols.has(name))) return false;
  for (const [index, { name, way }] of steps.slice(0, -1).entries()) {
    const { exit, words } = wayOf(way, symbols.get(name)?.shape ?? '');
    edges.set(`${name}\n${exit}`, { from: name, to: steps[index + 1]?.name ?? '', label: words });
  }
  return true;
}

/** `yes@words, right`: which way on it is and what stands on it. */
function wayOf(way: string, shape: string): { exit: string; words: string } {
  const [first = '', words = ''] = (way.split(',')[0] ?? '').split('@').map((part) => part.trim());
  const exit = YES[first] ?? first;
  if (shape === 'parallel') return { exit: /^path\d$/.test(exit) ? exit : 'next', words };
  if (shape !== 'condition') return { exit: 'next', words };
  return { exit, words: words === '' ? exit : words };
}

/** What can be come to from where the first path begins; all of it where nothing is connected. */
function reached(symbols: ReadonlyMap<string, Symbol>, edges: ReadonlyMap<string, Edge>): ReadonlySet<string> {
  const [first] = edges.values();
  if (!first) return new Set(symbols.keys());
  const found = new Set([first.from]);
  for (const name of found) for (const { from, to } of edges.values()) if (from === name) found.add(to);
  return found;
}
