import { type Diagnostic, linter, lintGutter, setDiagnostics } from '@codemirror/lint';
import type { EditorState, Extension, TransactionSpec } from '@codemirror/state';
import { type EditorView, ViewPlugin } from '@codemirror/view';
import type { Complaint, Fix, Hint } from '#deck';

/** What the marks say, and whom they tell. */
export type HintOptions = {
  readonly words: { complaint(complaint: Complaint): string; fix(fix: Fix): string };
  readonly events: {
    onFix(hint: Hint, fix: Fix): void;
    /** A mark was clicked: show the hints of this 1-based line. */
    onMark(line: number): void;
  };
};

/** Marks in the gutter; their words and fixes come up where a mark is pointed at, never over the text. */
export function hintMarks({ events }: HintOptions): Extension {
  return [linter(null, { tooltipFilter: () => [] }), lintGutter(), clicks(events.onMark)];
}

/** The gutter takes no handlers of its own. */
function clicks(onMark: (line: number) => void): Extension {
  return ViewPlugin.define((view) => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('.cm-lint-marker')) return;
      onMark(view.state.doc.lineAt(view.lineBlockAtHeight(event.clientY - view.documentTop).from).number);
    };
    view.dom.addEventListener('click', onClick);
    return { destroy: () => view.dom.removeEventListener('click', onClick) };
  });
}

/** Puts the marks of these hints there; they are of the text as it is now. */
export function markHints(state: EditorState, hints: readonly Hint[], options: HintOptions): TransactionSpec {
  return setDiagnostics(
    state,
    hints.map((hint) => diagnosticOf(state, hint, options)),
  );
}

function diagnosticOf(state: EditorState, hint: Hint, options: HintOptions): Diagnostic {
  const { from, to } = state.doc.line(Math.min(Math.max(hint.line, 1), state.doc.lines));
  const message = options.words.complaint(hint);
  return { from, to, severity: 'warning', message, renderMessage: (view) => bubble(view, hint, options) };
}

function bubble(view: EditorView, hint: Hint, { words, events }: HintOptions): HTMLElement {
  const element = make('span', 'cm-hint');
  const text = make('span', 'cm-hintText');
  text.textContent = words.complaint(hint);
  element.append(text);
  if (view.state.readOnly) return element;
  for (const fix of hint.fixes) {
    const button = Object.assign(make('button', 'cm-button cm-hintFix'), { type: 'button' });
    button.textContent = words.fix(fix);
    button.addEventListener('click', () => events.onFix(hint, fix));
    element.append(button);
  }
  return element;
}

function make(tag: string, className: string): HTMLElement {
  return Object.assign(document.createElement(tag), { className });
}
