import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { deckLanguage } from './language.ts';
import { editorTheme } from './theme.ts';

export type DiffOptions = {
  readonly parent: HTMLElement;
  readonly before: string;
  readonly after: string;
  /** Two columns, else one below the other. */
  readonly sideBySide: boolean;
  /** Accessible names of the two texts, and CodeMirror's phrases. */
  readonly words: { readonly before: string; readonly after: string; readonly phrases: Readonly<Record<string, string>> };
  /** Nonce of the page's content security policy, for the editor's style elements. */
  readonly nonce: string;
};

/** Lines around a change that are shown, and how many like ones are needed to fold the rest. */
const collapseUnchanged = { margin: 3, minSize: 6 };
/** A long text that was replaced as a whole is compared coarsely rather than for seconds. */
const diffConfig = { scanLimit: 2_000, timeout: 200 };

/** Shows what changed from one text to another; nothing in it can be edited. Returns closing. */
export function openDiff({ parent, before, after, sideBySide, words, nonce }: DiffOptions): () => void {
  const shown = (label: string): Extension[] => [
    EditorState.lineSeparator.of('\n'),
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
    EditorState.phrases.of(words.phrases),
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    lineNumbers(),
    deckLanguage,
    editorTheme,
    diffTheme,
  ];
  if (sideBySide) {
    const view = new MergeView({
      parent,
      a: { doc: before, extensions: shown(words.before) },
      b: { doc: after, extensions: shown(words.after) },
      collapseUnchanged,
      diffConfig,
      gutter: true,
    });
    return () => view.destroy();
  }
  const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged, diffConfig });
  const view = new EditorView({ parent, state: EditorState.create({ doc: after, extensions: [...shown(words.after), unified] }) });
  return () => view.destroy();
}

const gone = 'color-mix(in srgb, var(--l-danger) 14%, transparent)';
const come = 'color-mix(in srgb, var(--l-ok) 14%, transparent)';
const goneStrong = 'color-mix(in srgb, var(--l-danger) 24%, transparent)';
const comeStrong = 'color-mix(in srgb, var(--l-ok) 24%, transparent)';

/** Red for what went, green for what came, in both schemes; underlined, so that colour is not all that tells. */
const diffTheme = EditorView.theme({
  '&': { height: 'auto' },
  '.cm-content': { paddingBottom: '8px' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: gone },
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine, &.cm-merge-b .cm-inlineChangedLine': { backgroundColor: come },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText, .cm-deletedText': {
    background: goneStrong,
    textDecoration: 'line-through',
    textDecorationColor: 'var(--l-danger)',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': {
    background: comeStrong,
    textDecoration: 'underline',
    textDecorationColor: 'var(--l-ok)',
  },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--l-danger)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--l-ok)' },
  '.cm-deletedChunk': { paddingLeft: '12px', color: 'var(--l-text)' },
  // their marks are in no font of ours
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '""' },
  '.cm-collapsedLines': {
    padding: '4px 12px',
    background: 'var(--l-canvas)',
    color: 'var(--l-dim)',
    font: "12px/20px 'Inter Variable', system-ui, sans-serif",
  },
});
