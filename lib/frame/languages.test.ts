import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import hljs from 'highlight.js/lib/common';
import core from 'highlight.js/lib/core';
import { expect, test } from 'vitest';
import { aliases, languages } from './languages.ts';

const folder =
  (import.meta.env as unknown as Readonly<Record<string, string | undefined>>)['LECTERN_DECKS'] ??
  join(import.meta.dirname, '../../../shared/decks');
const DIAGRAMS = ['mermaid', 'plantuml', 'graphviz', 'dot', 'flow', 'sequence', 'abc', 'vega', 'vega-lite'];
const isKnown = (name: string) => Object.hasOwn(languages, aliases.get(name) ?? name);

test('the common languages of highlight.js are there, under all their names', () => {
  const names = hljs.listLanguages().flatMap((name) => [name, ...(hljs.getLanguage(name)?.aliases ?? [])]);
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => !isKnown(name.toLowerCase()))).toEqual([]);
});

test('every language loads under its name, and no alias hides a language', async () => {
  for (const [name, load] of Object.entries(languages)) {
    const grammar = (await load()).default;
    core.registerLanguage(name, grammar);
    expect(core.highlight('a = "b" # c\n<d> { e: 1.5 } ?f @en', { language: name, ignoreIllegals: true }).value).not.toBe('');
  }
  expect([...aliases.keys()].filter((alias) => Object.hasOwn(languages, alias))).toEqual([]);
  expect([...aliases.values()].filter((name) => !Object.hasOwn(languages, name))).toEqual([]);
});

test.skipIf(!existsSync(join(folder, 'INDEX.tsv')))('every language of the decks is there', () => {
  const decks = readdirSync(join(folder, 'open')).map((name) => readFileSync(join(folder, 'open', name), 'utf8'));
  const infos = decks.flatMap((text) =>
    [...text.matchAll(/^[ \t]*`{3,}[ \t]*([\w+#-]+)[^`\n]*$/gm)].map((match) => match[1]?.toLowerCase() ?? ''),
  );
  expect(new Set(infos).size).toBeGreaterThan(20);
  expect([...new Set(infos)].filter((name) => !isKnown(name) && !DIAGRAMS.includes(name))).toEqual([]);
});

test('SPARQL and Turtle are coloured', async () => {
  for (const name of ['sparql', 'turtle']) core.registerLanguage(name, (await languages[name]!()).default);
  const scopes = (language: string, code: string) =>
    [...core.highlight(code, { language }).value.matchAll(/hljs-([\w-]+)[^>]*>([^<]*)</g)].map(([, scope, text]) => `${scope} ${text}`);
  expect(scopes('sparql', 'SELECT ?s WHERE { ?s a ex:B ; rdfs:label "x"@en . # c\n}')).toEqual([
    ...['keyword SELECT', 'variable ?s', 'keyword WHERE', 'variable ?s', 'keyword a', 'attribute ex:B', 'attribute rdfs:label'],
    ...['string &quot;x&quot;', 'meta @en', 'comment # c'],
  ]);
  expect(scopes('turtle', '@prefix ex: <http://e.org/> .\nex:a ex:c 1.5 , true .')).toEqual([
    ...['keyword @prefix', 'attribute ex:', 'link &lt;http://e.org/&gt;', 'attribute ex:a', 'attribute ex:c', 'number 1.5', 'literal true'],
  ]);
});
