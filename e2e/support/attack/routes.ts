import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fixed, type Target } from './world.ts';

const METHODS = /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g;

/** Every route as the sources have it, such as "PUT /api/v1/decks/[id]/markdown", "GET /d/[id]", "WS /sync/[id]". */
export function allRoutes(): string[] {
  return [...appRoutes(), ...rewrites(), ...serverRoutes()].sort();
}

function appRoutes(): string[] {
  const files = readdirSync('app', { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.flatMap(({ name, parentPath }) => {
    const path = `/${relative('app', parentPath).split(sep).filter(isShown).join('/')}`;
    if (name === 'page.tsx') return [`GET ${path}`];
    return name === 'route.ts' ? methodsIn(join(parentPath, name)).map((method) => `${method} ${path}`) : [];
  });
}

/** Folders in parentheses group files, and are in no address. */
const isShown = (folder: string): boolean => !/^\(.*\)$/.test(folder);

function methodsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const exported = source.match(/^export (?:const|async function|function) [A-Z]+\b|^export \{[^}]*\}/gm) ?? [];
  return exported.flatMap((one) => one.match(METHODS) ?? []);
}

function rewrites(): string[] {
  const sources = [...readFileSync('next.config.ts', 'utf8').matchAll(/source: '([^']*)'/g)];
  return sources.map(([, source = '']) => `GET ${source.replace(/:(\w+)\([^)]*\)/g, '[$1]').replaceAll('\\\\', '')}`);
}

/** What our own server answers before Next: addresses stand in its sources as text or as patterns. */
function serverRoutes(): string[] {
  const files = readdirSync('server').filter((name) => /(?<!\.test)\.ts$/.test(name));
  const all = files.flatMap((name) => {
    const source = readFileSync(join('server', name), 'utf8');
    const texts = [...source.matchAll(/'\/([a-z]+)\/?'/g)].map(([, path]) => `GET /${path}`);
    const patterns = [...source.matchAll(/\/\^\\\/\(([a-z|]+)\)/g)].flatMap(([, lanes = '']) => lanes.split('|'));
    // What a file answers is its PATH; other patterns are of pages, which are found above.
    const paths = [...source.matchAll(/const PATH = \/\^\\\/([a-z]+)\\\//g)].map(([, path]) => `GET /${path}`);
    return [...texts, ...paths, ...patterns.map((lane) => `WS /${lane}/[id]`)];
  });
  return [...new Set(all)];
}

let unique = 0;
/** A text with what is new each time in it. */
export const filled = (text: string, { linkId }: Target): string =>
  text.replace('{linkId}', linkId).replace('{unique}', () => `unique-${unique++}`);

/** The address of a route for a deck and what belongs to it. */
export function addressOf(path: string, { params = {} }: { readonly params?: Readonly<Record<string, string>> }, target: Target): string {
  const values: Record<string, string> = {
    ...{ id: target.id, old: target.id, token: target.link, linkId: target.linkId },
    ...{ n: '1', userId: fixed.asker, groupId: fixed.group, '...path': 'v1/nowhere' },
    ...params,
  };
  return path.replace(/\[([^\]]+)\]/g, (_all, name: string) => filled(values[name] ?? values[name.replace('...', '')] ?? '', target));
}
