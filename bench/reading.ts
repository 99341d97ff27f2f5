import { applyEdits, type DeckState, readDeck } from '#frame/deck-state.ts';
import { percentile } from './table.ts';

export type ReadingResult = { slides: number; whole: number[]; key: number[] };

const runs = 9;
const keys = 40;

/**
 * What the frame does with a text before it touches the document, in milliseconds: reading and rendering all of it, and
 * one keystroke in its middle (reading it again, rendering the slide that changed).
 */
export function measureReading(markdown: string): ReadingResult {
  const whole = Array.from({ length: runs }, () => timed(() => renderAll(readDeck(markdown, null))));
  let deck = readDeck(markdown, null);
  renderAll(deck);
  const at = middleOf(deck);
  const key = Array.from({ length: keys }, (_, n) =>
    timed(() => {
      deck = readDeck(applyEdits(deck.text, [{ from: at + n, remove: 0, insert: 'x' }]), deck);
      renderAll(deck);
    }),
  );
  return { slides: deck.slides.length, whole: whole.slice(1), key: key.slice(keys / 4) };
}

/** Only what was not rendered yet costs anything. */
function renderAll({ slides }: DeckState): void {
  for (const { content } of slides) content.rendered();
}

/** The end of the first line of the slide in the middle. */
function middleOf({ text, slides }: DeckState): number {
  const from = slides[Math.floor(slides.length / 2)]?.source.from ?? 0;
  const line = text.slice(from).search(/\S[^\n]*(?:\n|$)/);
  const end = text.indexOf('\n', from + Math.max(line, 0));
  return end < 0 ? text.length : end;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function readingRows(name: string, markdown: string): string[][] {
  const { slides, whole, key } = measureReading(markdown);
  const lines = markdown.split('\n').length;
  const row = (measure: string, values: readonly number[]) => [
    `${name} (${lines} lines, ${slides} slides)`,
    measure,
    percentile(values, 0.5).toFixed(1),
    percentile(values, 0.95).toFixed(1),
  ];
  return [row('reading and rendering all of it (ms)', whole), row('reading and rendering one keystroke (ms)', key)];
}
