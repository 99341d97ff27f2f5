import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Run, SlideShot } from './types.ts';
import { type Shown, viewerPage } from './viewer.ts';

/** Colours nearer to each other than this (0 to 1) are the same. */
const THRESHOLD = 0.1;

type Folders = { readonly before: string; readonly after: string; readonly out: string };
type Slide = Shown['decks'][number]['slides'][number];

/** Puts two runs side by side in `out`, and gives the slides that changed, as `deck/number`. */
export function compareRuns(folders: Folders): string[] {
  const before = readRun(folders.before);
  const after = readRun(folders.after);
  mkdirSync(folders.out, { recursive: true });
  const names = [...new Set([...before.decks, ...after.decks].map(({ name }) => name))].sort();
  const decks = names.map((name) => compareDeck(folders, name, { before, after }));
  const changed = decks.flatMap(({ name, slides }) => slides.filter(({ marked }) => marked).map(({ number }) => `${name}/${number}`));
  const title = `${before.made.slice(0, 16)} and ${after.made.slice(0, 16)}: ${changed.length} changed`;
  writeFileSync(join(folders.out, 'compare.html'), viewerPage({ title, decks }));
  writeFileSync(join(folders.out, 'compare.json'), `${JSON.stringify(changed, null, 1)}\n`);
  return changed;
}

const readRun = (folder: string): Run => JSON.parse(readFileSync(join(folder, 'table.json'), 'utf8')) as Run;

function compareDeck(folders: Folders, name: string, runs: { before: Run; after: Run }): Shown['decks'][number] {
  const slidesIn = (run: Run) => new Map(run.decks.find((deck) => deck.name === name)?.slides.map((slide) => [slide.number, slide]));
  const before = slidesIn(runs.before);
  const after = slidesIn(runs.after);
  const numbers = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b);
  const slides = numbers.map((number) => compareSlide(folders, { number, name, before: before.get(number), after: after.get(number) }));
  return { name, note: `${slides.filter(({ marked }) => marked).length} of ${slides.length} changed`, slides };
}

type Pair = {
  readonly number: number;
  readonly name: string;
  readonly before: SlideShot | undefined;
  readonly after: SlideShot | undefined;
};

function compareSlide(folders: Folders, pair: Pair): Slide {
  const { number, before, after } = pair;
  const there = [...(before?.file ? [join(folders.before, before.file)] : []), ...(after?.file ? [join(folders.after, after.file)] : [])];
  const shown = { number, pictures: there.map((file) => relative(folders.out, file)) };
  const [one, two] = there;
  if (!one) return { ...shown, ...same };
  if (!two) return { ...shown, marked: true, note: before?.file ? 'gone' : 'new' };
  const { pixels, picture } = difference(one, two);
  if (pixels === 0) return { ...shown, ...same };
  if (!picture) return { ...shown, marked: true, note: 'another size' };
  const file = join(folders.out, 'difference', pair.name, `${number}.png`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
  return { number, marked: true, note: `${pixels} pixels`, pictures: [...shown.pictures, relative(folders.out, file)] };
}

const same = { marked: false, note: '' };

/** Pixels that differ, and a picture of where; without one when the sizes differ. */
function difference(one: string, two: string): { pixels: number; picture: Buffer | null } {
  const files = [readFileSync(one), readFileSync(two)] as const;
  if (files[0].equals(files[1])) return { pixels: 0, picture: null };
  const [a, b] = [PNG.sync.read(files[0]), PNG.sync.read(files[1])];
  if (a.width !== b.width || a.height !== b.height) return { pixels: b.width * b.height, picture: null };
  const out = new PNG({ width: a.width, height: a.height });
  const pixels = pixelmatch(a.data, b.data, out.data, a.width, a.height, { threshold: THRESHOLD });
  return { pixels, picture: PNG.sync.write(out) };
}
