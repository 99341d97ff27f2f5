import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Takes pictures that are pasted or dropped; `at`: the offset where they go. Text and text files are the editor's own. */
export function fileDrops(onFiles: (files: readonly File[], at: number) => void): Extension {
  const take = (view: EditorView, data: DataTransfer | null, at: number): boolean => {
    const files = picturesIn(data);
    if (files.length === 0 || view.state.readOnly) return false;
    onFiles(files, at);
    return true;
  };
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      // Spreadsheets and word processors add a picture of what they copied.
      const isText = event.clipboardData?.types.includes('text/plain') === true;
      return !isText && take(view, event.clipboardData, view.state.selection.main.head);
    },
    drop: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head;
      const taken = take(view, event.dataTransfer, at);
      if (taken) event.preventDefault();
      return taken;
    },
  });
}

/** The files, when there is a picture among them; what is none is told so by name. */
function picturesIn(data: DataTransfer | null): readonly File[] {
  const files = [...(data?.files ?? [])];
  return files.some(({ type, name }) => type.startsWith('image/') || /\.(?:heic|heif|avif)$/i.test(name)) ? files : [];
}
