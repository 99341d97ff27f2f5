import type { NotePart } from './asides.ts';
import { type Lines, startOf } from './lines.ts';
import { type Open, type Range, type Walk, walkSlide } from './scan.ts';

/** A text that was walked over, and where it stood then: its first line and offset. */
type Walked = { readonly walk: Walk; readonly line: number; readonly at: number };

/** Of the deck that was read last: of the next one nearly all is the same when somebody types. */
let walked: ReadonlyMap<string, Walked> = new Map();

/** What `walkSlide` says of each part of one deck; what the deck before had, too, is not walked over again. */
export class Walks {
  readonly #lines: Lines;
  readonly #seen = new Map<string, Walked>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  of(range: Range): Walk {
    const lines = this.#lines;
    const at = startOf(lines, range.first);
    const text = lines.text.slice(at, startOf(lines, range.last + 1));
    const known = this.#seen.get(text) ?? walked.get(text);
    const walk = known ? moved(known, { line: range.first, at }) : walkSlide(lines, range);
    this.#seen.set(text, { walk, line: range.first, at });
    return walk;
  }

  /** To be called when the whole deck has been asked for. */
  keep(): void {
    walked = this.#seen;
  }
}

function moved({ walk, ...from }: Walked, to: { readonly line: number; readonly at: number }): Walk {
  const by = to.line - from.line;
  const on = to.at - from.at;
  if (by === 0 && on === 0) return walk;
  return {
    open: walk.open && movedOpen(walk.open, by),
    notes: by === 0 ? walk.notes : walk.notes.map((line) => line + by),
    asides: walk.asides.map((aside) => movedAside(aside, on)),
    nearMisses: by === 0 ? walk.nearMisses : walk.nearMisses.map((line) => line + by),
    guarded: by === 0 ? walk.guarded : walk.guarded.map(({ first, last }) => ({ first: first + by, last: last + by })),
  };
}

const movedOpen = (open: Open, by: number): Open => ({ ...open, line: open.line + by });
const movedAside = ({ from, bodyFrom, bodyTo, to }: NotePart, on: number): NotePart => ({
  from: from + on,
  bodyFrom: bodyFrom + on,
  bodyTo: bodyTo + on,
  to: to + on,
});
