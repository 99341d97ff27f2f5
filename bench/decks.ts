import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks');
const seedPath = resolve(folder, 'seed-scs-community-call.md');

export type BenchDeck = { readonly name: string; readonly markdown: string };

/** The longest decks at hand and the one with most formulas; a small deck to compare with, and a long one of our own shape where there is none. */
export function longDecks(): BenchDeck[] {
  const open = resolve(folder, 'open');
  const real = existsSync(open)
    ? readdirSync(open)
        .filter((name) => /^(?:007|035|038)-/.test(name))
        .map((name) => ({ name: name.slice(0, 3), markdown: readFileSync(resolve(open, name), 'utf8') }))
    : [];
  return [{ name: 'small', markdown: generated(10) }, ...real, { name: 'generated', markdown: generated(200) }];
}

/** `middle`: the number of a slide in its middle, which says the same in the one as in the other. */
type SizedDeck = BenchDeck & { readonly slides: number; readonly middle: number };

/** A deck to measure with, and its body repeated ten times: the seed deck where it is at hand, else one of our own shape. */
export function benchDecks(): SizedDeck[] {
  const one = existsSync(seedPath) ? readFileSync(seedPath, 'utf8') : generated(27);
  const end = one.indexOf('\n---\n', 4) + 5;
  const body = one.slice(end);
  const ten = one.slice(0, end) + Array.from({ length: 10 }, () => body).join('\n---\n');
  const name = existsSync(seedPath) ? 'seed' : 'generated';
  return [
    { name, slides: 27, middle: 13, markdown: one },
    { name: `${name} x 10`, slides: 270, middle: 5 * 27 + 13, markdown: ten },
  ];
}

function generated(slides: number): string {
  const slide = (n: number) =>
    `# Team ${n}\n\nReport by @anna\n\n${Array.from({ length: 8 }, (_, i) => `* Point ${i} with **bold** and [a link](https://example.org/${i})`).join('\n')}\n`;
  return `---\ntitle: Bench\nslideOptions:\n  theme: white\n---\n\n${Array.from({ length: slides }, (_, i) => slide(i + 1)).join('\n---\n\n')}`;
}
