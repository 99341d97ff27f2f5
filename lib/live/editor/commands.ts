import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand, type TransactionSpec } from '@codemirror/state';
import { EditorView, type KeyBinding } from '@codemirror/view';
import { rangeOfSlide, slideNumberAt } from './slide-marks.ts';

/** Puts `mark` around each selection, or takes it away where it stands already. */
function toggleAround(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    dispatch(
      state.update(
        state.changeByRange((range) => toggledRange(state, mark, range)),
        { userEvent: 'input', scrollIntoView: true },
      ),
    );
    return true;
  };
}

type Span = { readonly from: number; readonly to: number };

function toggledRange(state: EditorState, mark: string, span: Span) {
  const { from, to } = span;
  const size = mark.length;
  const isMarked = state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark && !isLonger(state, mark, span);
  const changes: ChangeSpec = isMarked
    ? [
        { from: from - size, to: from },
        { from: to, to: to + size },
      ]
    : [
        { from, insert: mark },
        { from: to, insert: mark },
      ];
  const shift = isMarked ? -size : size;
  return { changes, range: EditorSelection.range(from + shift, to + shift) };
}

/** `*` next to another `*` is the inside of bold, not italic. */
function isLonger(state: EditorState, mark: string, { from, to }: Span): boolean {
  if (mark !== '*') return false;
  const isBold = state.sliceDoc(from - 2, from) === '**' && state.sliceDoc(to, to + 2) === '**';
  const isBoth = state.sliceDoc(from - 3, from) === '***' && state.sliceDoc(to, to + 3) === '***';
  return isBold && !isBoth;
}

export const toggleBold = toggleAround('**');
export const toggleItalic = toggleAround('*');

/** Makes each selection the text of a link and selects where its address goes. A selected address becomes the address. */
export const insertLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const change = state.changeByRange(({ from, to }) => {
    const chosen = state.sliceDoc(from, to);
    const isAddress = /^https?:\/\/\S+$/.test(chosen);
    const insert = isAddress ? `[](${chosen})` : `[${chosen}](https://)`;
    const start = from + (isAddress || chosen === '' ? 1 : chosen.length + 3);
    const length = isAddress || chosen === '' ? 0 : 'https://'.length;
    return { changes: { from, to, insert }, range: EditorSelection.range(start, start + length) };
  });
  dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
  return true;
};

/** Makes the selected lines a list, or takes the marks away when all of them have one. */
export const toggleList: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const lines = selectedLines(state);
  const areItems = lines.every(({ text }) => /^\s*[-*+] /.test(text));
  const changes: ChangeSpec[] = lines.map(({ from, text }) => {
    const indent = /^\s*/.exec(text)?.[0].length ?? 0;
    return areItems ? { from: from + indent, to: from + indent + 2 } : { from: from + indent, insert: '- ' };
  });
  dispatch(state.update({ changes, userEvent: 'input' }));
  return true;
};

function selectedLines(state: EditorState) {
  const numbers = new Set<number>();
  for (const { from, to } of state.selection.ranges) {
    for (let n = state.doc.lineAt(from).number; n <= state.doc.lineAt(to).number; n += 1) numbers.add(n);
  }
  return [...numbers].map((n) => state.doc.line(n)).filter(({ text }, _, all) => all.length === 1 || text.trim() !== '');
}

/** An image where the cursor is, or at the first slide's beginning when that is in the front matter. Brackets and spaces in the parts cannot end it early. */
export function imageInsertion(state: EditorState, image: { readonly url: string; readonly description: string }): TransactionSpec {
  const url = image.url.trim().replace(/[\s()<>]/g, (char) => encodeURIComponent(char).replace('(', '%28').replace(')', '%29'));
  const description = image.description.replace(/[[\]\\\n]/g, ' ').trim();
  const insert = `![${description}](${url})`;
  const body = rangeOfSlide(state, 1)?.from ?? 0;
  if (state.selection.main.head >= body) return state.replaceSelection(insert);
  return { changes: { from: body, insert }, selection: { anchor: body + insert.length } };
}

/** A new slide below the one at the cursor, with the cursor in its heading. */
export const insertSlide: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const range = rangeOfSlide(state, slideNumberAt(state, state.selection.main.head));
  const end = range?.to ?? state.doc.length;
  const gap = '\n'.repeat(newLinesTo(state, end));
  const isLast = end >= state.doc.length;
  const insert = `${gap}---\n\n# `;
  const changes = { from: end, insert: isLast ? `${insert}\n` : `${insert}\n\n` };
  const cursor = end + insert.length;
  dispatch(state.update({ changes, selection: { anchor: cursor }, scrollIntoView: true, userEvent: 'input' }));
  return true;
};

/** How many line breaks are missing for an empty line before an offset. */
function newLinesTo(state: EditorState, offset: number): number {
  const before = state.sliceDoc(Math.max(0, offset - 2), offset);
  if (offset === 0 || before === '\n\n') return 0;
  return before.endsWith('\n') ? 1 : 2;
}

/** Puts the cursor at the first written line of a 1-based slide and scrolls its beginning to the top. */
export function goToSlide(view: EditorView, slide: number): void {
  const range = rangeOfSlide(view.state, slide);
  if (range) goToOffset(view, range.from + (/^\s*\n/.exec(view.state.sliceDoc(range.from, range.to))?.[0].length ?? 0));
}

/** Puts the cursor at a 1-based line, the last one when there is no such line. */
export function goToLine(view: EditorView, line: number): void {
  goToOffset(view, view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines)).from);
}

/** Puts the cursor at an offset and scrolls it to the top, or only as far as it is out of sight. */
export function goToOffset(view: EditorView, offset: number, y: 'start' | 'nearest' = 'start'): void {
  const anchor = Math.min(offset, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y, yMargin: 44 }) });
}

function leap(by: number): (view: EditorView) => boolean {
  return (view) => {
    goToSlide(view, slideNumberAt(view.state, view.state.selection.main.head) + by);
    return true;
  };
}

/** The editor's own keys; they win over CodeMirror's. */
export const editingKeys: readonly KeyBinding[] = [
  { key: 'Mod-b', run: toggleBold, preventDefault: true },
  { key: 'Mod-i', run: toggleItalic, preventDefault: true },
  { key: 'Mod-Shift-k', run: insertLink, preventDefault: true },
  { key: 'Alt-PageUp', run: leap(-1), preventDefault: true },
  { key: 'Alt-PageDown', run: leap(1), preventDefault: true },
];
