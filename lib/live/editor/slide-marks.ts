import { type ChangeDesc, type EditorState, Facet, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** UTF-16 offsets of a slide's text: [from, to). */
export type SlideRange = { readonly from: number; readonly to: number };

/** The text was taken apart anew; the ranges fit the document as it is now. */
export const setSlides = StateEffect.define<readonly SlideRange[]>();

/** What the line between two slides says, such as "Slide 12". */
export const slideLabel = Facet.define<(slide: number) => string, (slide: number) => string>({
  combine: (labels) => labels[0] ?? String,
});

type SlideMarks = { readonly ranges: readonly SlideRange[]; readonly lines: DecorationSet };

function mapRange(range: SlideRange, changes: ChangeDesc): SlideRange {
  return { from: changes.mapPos(range.from, -1), to: changes.mapPos(range.to, 1) };
}

/** Where each slide is, kept through edits until the text is taken apart again. */
const slideMarks = StateField.define<SlideMarks>({
  create: () => ({ ranges: [], lines: Decoration.none }),
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setSlides)) return { ranges: effect.value, lines: linesOf(transaction.state, effect.value) };
    }
    if (!transaction.docChanged) return marks;
    const { changes } = transaction;
    return { ranges: marks.ranges.map((range) => mapRange(range, changes)), lines: marks.lines.map(changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ lines }) => lines),
});

function linesOf(state: EditorState, ranges: readonly SlideRange[]): DecorationSet {
  const label = state.facet(slideLabel);
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const [index, { from }] of ranges.entries()) {
    const at = index === 0 ? null : separatorBefore(state.doc, from);
    if (at === null || at <= last) continue;
    builder.add(at, at, Decoration.line({ class: 'cm-slideLine', attributes: { 'data-slide-label': label(index + 1) } }));
    last = at;
  }
  return builder.finish();
}

/** Start of the separator line above an offset, at most a few empty lines away. */
function separatorBefore(doc: Text, offset: number): number | null {
  const first = doc.lineAt(Math.min(offset, doc.length)).number;
  for (let number = first; number > Math.max(0, first - 4); number -= 1) {
    const line = doc.line(number);
    if (/^\s*-{3,}\s*$/.test(line.text)) return line.from;
  }
  return null;
}

/** The 1-based number of the slide at an offset; 1 before anything is known. */
export function slideNumberAt(state: EditorState, offset: number): number {
  const { ranges } = state.field(slideMarks);
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** Where a 1-based slide is; the nearest one when there is no such slide, null when there is none at all. */
export function rangeOfSlide(state: EditorState, slide: number): SlideRange | null {
  const { ranges } = state.field(slideMarks);
  return ranges[Math.min(Math.max(slide, 1), ranges.length) - 1] ?? null;
}

export const slideMarking = slideMarks;
