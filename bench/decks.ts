import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const seedPath = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks', 'seed-scs-community-call.md');

/** A deck to measure with, and its body repeated ten times: the seed deck where it is at hand, else one of our own shape. */
export function benchDecks(): { name: string; slides: number; markdown: string }[] {
  const one = existsSync(seedPath) ? readFileSync(seedPath, 'utf8') : generated();
  const end = one.indexOf('\n---\n', 4) + 5;
  const body = one.slice(end);
  const ten = one.slice(0, end) + Array.from({ length: 10 }, () => body).join('\n---\n');
  const name = existsSync(seedPath) ? 'seed' : 'generated';
  return [
    { name, slides: 27, markdown: one },
    { name: `${name} x 10`, slides: 270, markdown: ten },
  ];
}

function generated(): string {
  const slide = (n: number) =>
    `# Team ${n}\n\nReport by @anna\n\n${Array.from({ length: 8 }, (_, i) => `* Point ${i} with **bold** and [a link](https://example.org/${i})`).join('\n')}\n`;
  return `---\ntitle: Bench\nslideOptions:\n  theme: white\n---\n\n${Array.from({ length: 27 }, (_, i) => slide(i + 1)).join('\n---\n\n')}`;
}
