import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameFolder, frameRoot } from '#store/frame-url.ts';

type Script = { readonly source: string; readonly needs: readonly string[]; readonly later: readonly string[] };
type Graph = Readonly<Record<string, Script>>;
export type Packed = { readonly scripts: Readonly<Record<string, string>>; readonly fonts: Readonly<Record<string, string>> };

/** What is only loaded for a deck that has something for it: by where it stands in the source, and what shows it in a deck's text. */
const WHEN: readonly { readonly source: RegExp; readonly has: RegExp | null }[] = [
  { source: /^lib\/frame\/(?:paper|overflow)\.ts$/, has: null },
  { source: /^lib\/frame\/diagrams\/draw-mermaid\.ts$/, has: /^\s*(?:```|~~~)\s*(?:mermaid|flow|sequence)/m },
  { source: /^lib\/frame\/diagrams\/draw-abc\.ts$/, has: /^\s*(?:```|~~~)\s*abc/m },
  { source: /^lib\/frame\/diagrams\//, has: /^\s*(?:```|~~~)\s*(?:mermaid|flow|sequence|abc|graphviz|vega|plantuml)/m },
  { source: /^lib\/frame\/typeset\.ts$/, has: /[$\\]|^\s*(?:```|~~~)\s*math/m },
  { source: /^lib\/frame\/icons-css\.ts$/, has: /\bfa-/ },
  { source: /^lib\/frame\/highlight\.ts$/, has: /```|~~~|<code|^ {4}/m },
  { source: /^lib\/frame\/embed-cards\.ts$/, has: /\{%|<iframe|<video|<audio|data-background-(?:video|iframe)/ },
];
/** Languages of code: a script each, which takes its name from the fence. */
const LANGUAGE = /(?:highlight\.js\/(?:lib|es)\/languages|lib\/frame\/grammars)\/([\w-]+)\./;

/** The scripts of the frame that a deck needs (gzip, base64), and the fonts that those name, as addresses. */
export async function packFrame(text: string): Promise<Packed> {
  const folder = join(/* turbopackIgnore: true */ frameRoot(), frameFolder().split('/')[2] ?? '');
  const graph = JSON.parse(await readFile(join(/* turbopackIgnore: true */ folder, 'files.json'), 'utf8')) as Graph;
  const names = namesFor(graph, text);
  const scripts = await all(names, async (name) =>
    (await readFile(join(/* turbopackIgnore: true */ folder, `${name}.gz`))).toString('base64'),
  );
  const sources = await Promise.all(names.map((name) => readFile(join(/* turbopackIgnore: true */ folder, name), 'utf8')));
  const fonts = fontsIn(sources, text);
  return {
    scripts,
    fonts: await all(
      fonts,
      async (name) => `data:font/woff2;base64,${(await readFile(join(/* turbopackIgnore: true */ folder, name))).toString('base64')}`,
    ),
  };
}

function namesFor(graph: Graph, text: string): string[] {
  const names = new Set<string>();
  const add = (name: string) => {
    const script = graph[name];
    if (!script || names.has(name)) return;
    names.add(name);
    for (const needed of script.needs) add(needed);
    for (const later of script.later) if (isWanted(graph[later]?.source ?? '', text)) add(later);
  };
  add('main.js');
  return [...names];
}

function isWanted(source: string, text: string): boolean {
  const [, language] = LANGUAGE.exec(source) ?? [];
  if (language) return hasLanguage(language, text);
  const rule = WHEN.find((one) => one.source.test(source));
  return rule ? (rule.has?.test(text) ?? false) : true;
}

/** Short names that fences have for languages. */
const SHORT: Readonly<Record<string, string>> = {
  ...{
    bash: 'sh|shell|zsh',
    javascript: 'js|jsx|mjs',
    typescript: 'ts|tsx',
    python: 'py',
    yaml: 'yml',
    cpp: 'c\\+\\+|cc|hpp',
    csharp: 'cs|c#',
  },
  ...{ xml: 'html|svg|vue', ruby: 'rb', rust: 'rs', kotlin: 'kt', markdown: 'md', dockerfile: 'docker', ini: 'toml', go: 'golang' },
};

const hasLanguage = (language: string, text: string): boolean =>
  new RegExp(`(?:\`\`\`|~~~|language-)\\s*(?:${language}${SHORT[language] ? `|${SHORT[language]}` : ''})\\b`, 'i').test(text);

/** Fonts of Latin script that the deck's look names; those of formulas and icons where there are some. Others are the reader's own. */
function fontsIn(sources: readonly string[], text: string): string[] {
  const named = new Set(sources.flatMap((source) => [...source.matchAll(/fonts\/[\w-]+\.woff2/g)].map(([name]) => name)));
  const theme = /theme:\s*['"]?([\w-]+)/.exec(text)?.[1] ?? 'black';
  return [...named].filter((name) => /KaTeX|fontawesome/.test(name) || isFontOf(name, theme, text));
}

const FONTS: Readonly<Record<string, RegExp>> = {
  beige: /lato|league-gothic/,
  blood: /open-sans/,
  league: /lato|league-gothic/,
  moon: /lato|league-gothic/,
  night: /montserrat|open-sans/,
  simple: /lato|news-cycle/,
  sky: /quicksand|open-sans/,
  solarized: /lato|league-gothic/,
};

function isFontOf(name: string, theme: string, text: string): boolean {
  if (/-ext-|italic|cyrillic|greek|vietnamese/.test(name)) return false;
  const wanted = FONTS[theme] ?? /source-sans/;
  return wanted.test(name) || (/lato/i.test(text) && name.includes('lato'));
}

async function all(names: readonly string[], read: (name: string) => Promise<string>): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}
