import { type Complaint, failedOn, type Hint, hintsOf, overflowOf, type ParsedDeck, withFixes } from '#deck';
import type { FromFrame, SlideOverflow } from '#wire';

/** No more than a person could read. */
const MAX_HINTS = 200;
/** Of more images that do not load nothing is remembered. */
const MAX_FAILED = 500;

/** What is wrong with a deck by its text, and by what the frame that shows it saw. */
export type Hinting = {
  /** By line, of a deck and its text. */
  hints(deck: ParsedDeck, text: string): readonly Hint[];
  /** True when what the frame tells says something new. `deck` gives it as it is now; most messages need it not. */
  hear(message: FromFrame, deck: () => ParsedDeck): boolean;
};

/** `origin` is the one against which the frame resolves the addresses of images. */
export function createHinting(origin: string): Hinting {
  /** Texts of slides that overflow: where the first block below the edge begins, a 0-based line in them. */
  let overflowing: ReadonlyMap<string, number | null> = new Map();
  const failed = new Set<string>();
  return {
    hints(deck, text) {
      const seen = deck.slides.flatMap((slide) => {
        const row = overflowing.get(slide.text);
        return [...(row === undefined ? [] : [overflowOf(slide, row)]), ...failedOn(slide, failed, origin)];
      });
      const all = withoutRepeats([...deck.complaints, ...seen, ...hintsOf(deck)]).slice(0, MAX_HINTS);
      return withFixes(
        text,
        all.sort((a, b) => a.line - b.line),
      );
    },
    hear(message, deck) {
      if (message.type === 'overflow') {
        overflowing = byText(message.slides, deck());
        return true;
      }
      if (message.type === 'image-loaded') return failed.delete(message.src);
      if (message.type !== 'image-failed' || failed.has(message.src) || failed.size >= MAX_FAILED) return false;
      failed.add(message.src);
      return true;
    },
  };
}

/** By the slide's text it holds until that is edited, wherever the slide is moved. A slide of another length was edited meanwhile. */
function byText(told: readonly SlideOverflow[], { slides }: ParsedDeck): ReadonlyMap<string, number | null> {
  const rows = new Map<string, number | null>();
  for (const { slide, length, line } of told) {
    const source = slides[slide - 1];
    if (source?.text.length !== length) continue;
    const row = line === null ? null : line - source.line;
    if (row === null || (row >= 0 && row < source.text.split(/\r\n?|\n/).length)) rows.set(source.text, row);
  }
  return rows;
}

/** Two images on one line are one hint. */
function withoutRepeats(complaints: readonly Complaint[]): Complaint[] {
  return [...new Map(complaints.map((complaint) => [JSON.stringify(complaint), complaint])).values()];
}
