import type { DeckShots, Run } from './types.ts';

const HEADER = [
  'deck',
  'slides',
  'errors',
  'foreign',
  'images ok/failed',
  'overflow (high x wide)',
  'scroll',
  'first ms',
  'slowest ms',
  'notes',
];

/** The run as a markdown table, with what was heard below it. */
export function tableOf({ folder, made, decks }: Run): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = [HEADER, HEADER.map(() => '---'), ...decks.map(rowOf)].map(line);
  const details = decks.flatMap(({ name, errors, foreign }) => [
    ...errors.map((text) => `- ${name}: ${text.replace(/\s+/g, ' ').slice(0, 500)}`),
    ...foreign.map((url) => `- ${name}: request to ${url.slice(0, 500)}`),
  ]);
  const heard = details.length > 0 ? ['', '## Errors and requests', '', ...details] : [];
  return [`# Gallery of ${folder}`, '', made, '', ...rows, ...heard, ''].join('\n');
}

function rowOf(deck: DeckShots): string[] {
  const over = deck.slides.filter(({ overflow }) => overflow.high + overflow.wide > 0);
  return [
    deck.name,
    String(deck.slides.length),
    String(deck.errors.length),
    String(deck.foreign.length),
    `${deck.images.ok}/${deck.images.failed.length}`,
    over.map(({ number, overflow }) => `${number}: ${overflow.high}x${overflow.wide}`).join(', '),
    numbers(deck, ({ scrollers }) => scrollers > 0),
    String(deck.firstMs),
    String(Math.max(0, ...deck.slides.map(({ ms }) => ms))),
    notesOf(deck),
  ];
}

function notesOf(deck: DeckShots): string {
  const hidden = numbers(deck, ({ file }) => file === null);
  const moving = numbers(deck, ({ settled }) => !settled);
  return [hidden && `hidden: ${hidden}`, moving && `still moving: ${moving}`].filter(Boolean).join('; ');
}

const numbers = (deck: DeckShots, fits: (slide: DeckShots['slides'][number]) => boolean) =>
  deck.slides
    .filter(fits)
    .map(({ number }) => number)
    .join(' ');

/** Decks that must not be as they are: an error, or a request to another host that is no image. */
export function failures({ decks }: Run): string[] {
  return decks.filter(({ errors, foreign }) => errors.length + foreign.length > 0).map(({ name }) => name);
}
