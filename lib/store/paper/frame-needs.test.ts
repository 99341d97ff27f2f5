import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFontWanted, isWanted } from './frame-needs.ts';

const fence = (info: string, source = 'x') => `# One\n\n\`\`\`${info}\n${source}\n\`\`\`\n`;
const part = (name: string) => `lib/frame/diagrams/${name}.ts`;

describe('of mermaid', () => {
  const code = readFileSync('node_modules/mermaid/dist/mermaid.core.mjs', 'utf8');
  const kinds = [...code.matchAll(/var id\d* = "([\w-]+)";[\s\S]*?import\("\.\/(chunks\/mermaid\.core\/[\w-]+\.mjs)"\)/g)];
  const at = (file = '') => `node_modules/mermaid/dist/${file}`;

  test('each kind of diagram that it has is packed for a text that names it, and for no other', () => {
    expect(kinds.length).toBeGreaterThan(30);
    // its id is the word that it begins with, or nearly
    const named = (id: string) => fence('mermaid', `${id}\n${id}Diagram\n${id.toUpperCase()}`);
    expect(kinds.filter(([, id = '', file]) => !isWanted(at(file), named(id))).map(([, id]) => id)).toEqual([]);
    expect(kinds.filter(([, , file]) => isWanted(at(file), fence('mermaid', 'unknown'))).map(([, id]) => id)).toEqual([]);
  });
});

test.each([
  ['graphviz', 'worker-graphviz', 'worker-vega'],
  ['DOT engine=neato', 'worker-graphviz', 'draw-mermaid'],
  ['vega-lite', 'worker-vega', 'worker-graphviz'],
  ['flow', 'draw-mermaid', 'draw-abc'],
  ['abc', 'draw-abc', 'draw-mermaid'],
])('a fence of %s wants %s, and not %s', (info, wanted, other) => {
  expect(isWanted(part(wanted), fence(info))).toBe(true);
  expect(isWanted(part(other), fence(info))).toBe(false);
  expect(isWanted(part(wanted), '# One\n')).toBe(false);
});

test('rare fonts of formulas come with their commands alone', () => {
  const wanted = (text: string) =>
    ['KaTeX_Main-Regular', 'KaTeX_Fraktur-Regular', 'KaTeX_Script-Regular'].filter((name) => isFontWanted(name, text));
  expect(wanted('$a^2$')).toEqual(['KaTeX_Main-Regular']);
  expect(wanted('$\\mathfrak{g}$')).toEqual(['KaTeX_Main-Regular', 'KaTeX_Fraktur-Regular']);
  expect(wanted('$\\mathscr L$')).toEqual(['KaTeX_Main-Regular', 'KaTeX_Script-Regular']);
});
