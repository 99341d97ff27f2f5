import { applyEdits } from './edits.ts';
import { outlineOf } from './outline.ts';
import { parseDeck } from './parse.ts';
import type { Direction } from './split.ts';
import type { ParsedDeck, SlideSource, TextEdit } from './types.ts';

/** The slides `first` to `last` go before slide `before` (1-based; one more than there are slides: to the end). */
export type SlideMove = { readonly first: number; readonly last: number; readonly before: number };

/**
 * The edits that move slides (SPEC D110 to D115), from the end to the beginning, so that they mean the same one after another
 * and all at once; none when nothing would move. The slides' words stay as they are, separators follow the new order.
 */
export function moveSlides(text: string, move: SlideMove): readonly TextEdit[] {
  const { slides } = parseDeck(text);
  if (!isMove(slides.length, move)) return [];
  const order = newOrder(slides, move);
  const edits = swapEdits(text, slides, { move, by: new Map(order.map((place) => [place.slide, place.by])) });
  return says(parseDeck(applyEdits(text, edits)), order) ? edits : [];
}

/** Moves section `index` (0-based, as in `outlineOf`) before section `before`, or to the end. */
export function moveSection(text: string, index: number, before: number): readonly TextEdit[] {
  const parsed = parseDeck(text);
  const sections = outlineOf(parsed);
  const section = sections[index];
  if (!section) return [];
  const { first, last } = section;
  return moveSlides(text, { first, last, before: sections[before]?.first ?? parsed.slides.length + 1 });
}

function isMove(count: number, { first, last, before }: SlideMove): boolean {
  const inside = first >= 1 && first <= last && last <= count && before >= 1 && before <= count + 1;
  return inside && (before < first || before > last + 1);
}

/** A fence or comment that somebody forgot to close can swallow its new neighbours: then nothing is moved. */
function says(deck: ParsedDeck, order: readonly Place[]): boolean {
  return deck.slides.length === order.length && order.every((place, index) => deck.slides[index]?.text.trim() === place.slide.text.trim());
}

/** A slide and how it is joined to the one before it; for the first slide that means nothing. */
type Place = { readonly slide: SlideSource; readonly by: Direction };

function newOrder(slides: readonly SlideSource[], move: SlideMove): readonly Place[] {
  const { first, last, before } = move;
  const own = ownColumn(slides, move);
  const places = slides.map((slide) => ({ slide, by: slide.row > 0 ? 'down' : 'right' }) satisfies Place);
  const moved = joinHead(places.slice(first - 1, last), own ? own.first !== before : (slides[before - 1]?.row ?? 0) > 0, own !== null);
  const rest = [...places.slice(0, first - 1), ...joinRest(places.slice(last), move)];
  const at = before > last ? before - 1 - moved.length : before - 1;
  const behind = rest.slice(at);
  return [...rest.slice(0, at), ...moved, ...(own?.first === before ? joinHead(behind, true, true) : behind)];
}

/** The first of them is joined below what stands before it, or, if `forced`, beside it. */
function joinHead(places: readonly Place[], below: boolean, forced: boolean): readonly Place[] {
  const [head, ...others] = places;
  if (!head || !(below || forced)) return places;
  return [{ slide: head.slide, by: below ? 'down' : 'right' }, ...others];
}

/** What follows the moved slides becomes a column of its own when they took its head along. */
function joinRest(rest: readonly Place[], move: SlideMove): readonly Place[] {
  const head = rest[0]?.slide;
  const lostItsHead = head !== undefined && head.row > 0 && head.number - head.row >= move.first;
  return lostItsHead ? joinHead(rest, false, true) : rest;
}

/** The numbers of the column that the moved slides are a part of and stay in, or null. */
function ownColumn(slides: readonly SlideSource[], { first, last, before }: SlideMove): { readonly first: number } | null {
  const column = slides[first - 1]?.column;
  const stack = slides.filter((slide) => slide.column === column);
  const [top, bottom] = [stack[0]?.number ?? 0, stack.at(-1)?.number ?? 0];
  const isPart = last <= bottom && last - first + 1 < stack.length;
  return isPart && before >= top && before <= bottom + 1 ? { first: top } : null;
}

type Plan = { readonly move: SlideMove; readonly by: ReadonlyMap<SlideSource, Direction> };
type Run = { readonly head: SlideSource; readonly from: number; readonly to: number };

/** Moving is swapping two neighbouring runs of slides: the moved one and all that it passes, which stays untouched. */
function swapEdits(text: string, slides: readonly SlideSource[], { move, by }: Plan): TextEdit[] {
  const down = move.before > move.last;
  const upper = runOf(slides, down ? move.first : move.before, down ? move.last : move.first - 1);
  const lower = runOf(slides, down ? move.last + 1 : move.first, down ? move.before - 1 : move.last);
  if (!upper || !lower) return [];
  const eol = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  const line = `${by.get(upper.head) === 'down' ? '----' : '---'}${eol}`;
  const [above, below] = [text.slice(upper.from, upper.to), text.slice(lower.from, lower.to)];
  const inner: TextEdit[] = down
    ? [
        { from: lower.to, remove: 0, insert: missingEnd(below, eol) + line + missingStart(above, eol) + above },
        { from: upper.from, remove: lower.from - upper.from, insert: '' },
      ]
    : [
        { from: upper.to, remove: lower.to - upper.to, insert: '' },
        { from: upper.from, remove: 0, insert: below + missingEnd(below, eol) + line + missingStart(above, eol) },
      ];
  const next = slides.find((slide) => slide.from > lower.to);
  return [
    ...(next ? separatorEdit(text, next.from, by.get(next)) : []),
    ...inner,
    ...(upper.head.number > 1 ? separatorEdit(text, upper.from, by.get(lower.head)) : []),
  ];
}

function runOf(slides: readonly SlideSource[], first: number, last: number): Run | null {
  const [head, end] = [slides[first - 1], slides[last - 1]];
  return head && end ? { head, from: head.from, to: end.to } : null;
}

/** Makes the separator before offset `from` one of three or four dashes. The edit lies within its dashes and touches no other. */
function separatorEdit(text: string, from: number, by: Direction | undefined): TextEdit[] {
  const last = text.lastIndexOf('-', from - 1);
  const isDown = text.slice(last - 3, last + 1) === '----';
  if (isDown === (by === 'down')) return [];
  return [{ from: last - 1, remove: isDown ? 1 : 0, insert: isDown ? '' : '-' }];
}

/** What a slide's text needs before it so that it can stand after a separator. */
function missingStart(text: string, eol: string): string {
  return /^[ \t]*[\r\n]/.test(text) ? '' : eol;
}

/** What a slide's text needs behind it so that a separator can follow. */
function missingEnd(text: string, eol: string): string {
  const end = text.slice(-200).replace(/\r\n?/g, '\n');
  if (/(?:^|\n)[ \t]*\n$/.test(end)) return '';
  return end.endsWith('\n') || text === '' ? eol : eol + eol;
}
