import type { Extension } from '@codemirror/state';
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Awareness } from 'y-protocols/awareness';
import { createRelativePositionFromTypeIndex, type Text } from 'yjs';

/** The server takes 10 a second. */
const tellEveryMs = 120;

/** Tells the others where this person's cursor is, not at each keystroke. */
export function ownCursor(ytext: Text, awareness: Awareness): Extension {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      tellCursor(view, ytext, awareness);
    };
    return {
      update(update: ViewUpdate) {
        const moved = update.selectionSet || update.docChanged || (update.focusChanged && view.hasFocus);
        if (moved && view.hasFocus) timer ??= setTimeout(tell, tellEveryMs);
      },
      destroy() {
        clearTimeout(timer);
        awareness.setLocalStateField('cursor', null);
      },
    };
  });
}

function tellCursor(view: EditorView, ytext: Text, awareness: Awareness): void {
  const { anchor, head } = view.state.selection.main;
  const cursor = { anchor: createRelativePositionFromTypeIndex(ytext, anchor), head: createRelativePositionFromTypeIndex(ytext, head) };
  if (JSON.stringify(cursor) !== JSON.stringify(awareness.getLocalState()?.['cursor'])) awareness.setLocalStateField('cursor', cursor);
}
