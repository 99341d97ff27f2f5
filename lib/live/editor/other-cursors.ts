import { type Extension, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, WidgetType } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON, type Text } from 'yjs';
import { personOf } from '#live/sync-people.ts';
import { presenceSchema } from '#wire';

type Cursor = {
  readonly client: number;
  readonly name: string;
  readonly color: string;
  readonly colorLight: string;
  readonly anchor: number;
  readonly head: number;
  /** Changes whenever the person moves. */
  readonly stamp: string;
};

const setCursors = StateEffect.define<readonly Cursor[]>();

const cursorMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCursors)) return marksOf(effect.value, transaction.newDoc.length);
    return transaction.docChanged ? marks.map(transaction.changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(cursors: readonly Cursor[], length: number): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const cursor of cursors) {
    const from = Math.min(cursor.anchor, cursor.head, length);
    const to = Math.min(Math.max(cursor.anchor, cursor.head), length);
    const style = `--who: ${cursor.color}; --who-dark: ${cursor.colorLight}`;
    if (from < to) marks.push(Decoration.mark({ class: 'cm-personRange', attributes: { style } }).range(from, to));
    marks.push(
      Decoration.widget({ widget: new Caret(cursor), side: cursor.head > cursor.anchor ? -1 : 1 }).range(Math.min(cursor.head, length)),
    );
  }
  return RangeSet.of(marks, true);
}

/** A coloured line with a flag that is shown for a while after each move. */
class Caret extends WidgetType {
  readonly cursor: Cursor;
  constructor(cursor: Cursor) {
    super();
    this.cursor = cursor;
  }

  override eq(other: Caret): boolean {
    return other.cursor.client === this.cursor.client && other.cursor.stamp === this.cursor.stamp;
  }

  toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'cm-personCaret';
    caret.setAttribute('aria-hidden', 'true');
    caret.style.setProperty('--who', this.cursor.color);
    caret.style.setProperty('--who-dark', this.cursor.colorLight);
    // drawn by the style sheet: the name is no part of the text
    caret.dataset['name'] = this.cursor.name;
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Everybody else's cursor, as far as it is in this text. What comes from the network is taken for hostile. */
function cursorsIn(awareness: Awareness, ytext: Text): Cursor[] {
  const cursors: Cursor[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const parsed = presenceSchema.safeParse(state);
    const anchor = offsetIn(ytext, state['cursor']?.anchor);
    const head = offsetIn(ytext, state['cursor']?.head);
    if (!parsed.success || anchor === null || head === null) continue;
    const { name, color, colorLight } = personOf(parsed.data.user);
    cursors.push({ client, name, color, colorLight, anchor, head, stamp: `${name}${color}${JSON.stringify(state['cursor'])}` });
  }
  return cursors;
}

function offsetIn(ytext: Text, json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !ytext.doc) return null;
  try {
    const position = createAbsolutePositionFromRelativePosition(createRelativePositionFromJSON(json), ytext.doc);
    return position?.type === ytext ? position.index : null;
  } catch {
    return null;
  }
}

/** Shows where the others are, drawn at most once a frame. */
export function otherCursors(ytext: Text, awareness: Awareness): Extension {
  const plugin = ViewPlugin.define((view) => {
    let frame = 0;
    const draw = () => {
      frame = 0;
      view.dispatch({ effects: setCursors.of(cursorsIn(awareness, ytext)) });
    };
    const changed = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
      const others = [...added, ...updated, ...removed].some((client) => client !== awareness.clientID);
      if (others && frame === 0) frame = requestAnimationFrame(draw);
    };
    awareness.on('change', changed);
    frame = requestAnimationFrame(draw);
    return {
      destroy() {
        cancelAnimationFrame(frame);
        awareness.off('change', changed);
      },
    };
  });
  return [cursorMarks, plugin];
}
