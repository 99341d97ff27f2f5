import { type EditorState, type Extension, Facet, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** Lines that somebody may read and not change, with whose they are: UTF-16 offsets [from, to). */
export type LockedRange = { readonly from: number; readonly to: number; readonly topic: string | null; readonly owners: readonly string[] };

/** The text was taken apart anew; the ranges fit the document as it is now. */
export const setLocks = StateEffect.define<readonly LockedRange[]>();

/** What the bar above a locked section says behind its topic. */
export const lockWords = Facet.define<(owners: string) => string, (owners: string) => string>({
  combine: (all) => all[0] ?? ((owners) => owners),
});

const line = Decoration.line({ class: 'cm-lockedLine' });

class LockBar extends WidgetType {
  readonly #topic: string;
  readonly #said: string;
  constructor(topic: string, said: string) {
    super();
    this.#topic = topic;
    this.#said = said;
  }
  override eq(other: LockBar): boolean {
    return other.#topic === this.#topic && other.#said === this.#said;
  }
  toDOM(): HTMLElement {
    const bar = document.createElement('div');
    bar.className = 'cm-lockBar';
    const topic = document.createElement('strong');
    topic.textContent = this.#topic;
    bar.append(topic, ` ${this.#said}`);
    return bar;
  }
}

function decorationsOf(state: EditorState, ranges: readonly LockedRange[]): DecorationSet {
  const say = state.facet(lockWords);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, topic, owners } of ranges) {
    const end = Math.min(to, state.doc.length);
    let at = Math.min(from, end);
    // Blank lines in front are nobody's business.
    while (at < end && state.doc.lineAt(at).text.trim() === '') at = state.doc.lineAt(at).to + 1;
    if (at >= end) continue;
    const first = state.doc.lineAt(at);
    const bar = new LockBar(topic ?? '', say(owners.join(', ')));
    builder.add(first.from, first.from, Decoration.widget({ widget: bar, block: true, side: -1 }));
    for (let number = first.number; number <= state.doc.lines && state.doc.line(number).from < end; number += 1) {
      builder.add(state.doc.line(number).from, state.doc.line(number).from, line);
    }
  }
  return builder.finish();
}

/** Tints the lines of locked sections and says above them whose they are. */
const locks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setLocks)) return decorationsOf(transaction.state, effect.value);
    return transaction.docChanged ? marks.map(transaction.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const sectionMarks: Extension = [
  locks,
  EditorView.theme({
    '.cm-lockedLine': { backgroundColor: 'var(--l-lock)' },
    '.cm-lockBar': {
      padding: '6px 12px 4px 36px',
      borderTop: '1px solid var(--l-line)',
      background: `url("data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="gray" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="M5 13a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2z"/><path d="M8 11V7a4 4 0 1 1 8 0v4"/></svg>')}") 12px 7px / 16px no-repeat, var(--l-lock)`,
      color: 'var(--l-dim)',
      font: "12px/16px 'Inter Variable', system-ui, sans-serif",
    },
    '.cm-lockBar strong': { color: 'var(--l-text)', fontWeight: '600' },
  }),
];
