import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frameFolder, frameRoot } from '#store/frame-url.ts';
import { isFontWanted, isWanted } from './frame-needs.ts';

type Script = { readonly source: string; readonly needs: readonly string[]; readonly later: readonly string[] };
type Graph = Readonly<Record<string, Script>>;
export type Packed = { readonly scripts: Readonly<Record<string, string>>; readonly fonts: Readonly<Record<string, string>> };

/** The scripts of the frame that a deck needs (gzip, base64), and the fonts that those name, as addresses. */
export async function packFrame(text: string): Promise<Packed> {
  const folder = join(/* turbopackIgnore: true */ frameRoot(), frameFolder().split('/')[2] ?? '');
  const graph = JSON.parse(await readFile(join(/* turbopackIgnore: true */ folder, 'files.json'), 'utf8')) as Graph;
  const names = namesFor(graph, text);
  const scripts = await all(names, async (name) =>
    (await readFile(join(/* turbopackIgnore: true */ folder, `${name}.gz`))).toString('base64'),
  );
  const sources = await Promise.all(names.map((name) => readFile(join(/* turbopackIgnore: true */ folder, name), 'utf8')));
  const named = new Set(sources.flatMap((source) => [...source.matchAll(/fonts\/[\w-]+\.woff2/g)].map(([name]) => name)));
  const fonts = [...named].filter((name) => isFontWanted(name, text));
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

async function all(names: readonly string[], read: (name: string) => Promise<string>): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}
