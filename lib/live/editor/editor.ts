import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Prec, type TransactionSpec } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import type { Complaint, Fix, Hint, ParsedDeck } from '#deck';
import { createStore, type ReadStore } from '#live/store.ts';
import type { SyncSession } from '#live/sync-types.ts';
import {
  editingKeys,
  goToLine,
  goToOffset,
  goToSlide,
  imageInsertion,
  insertLink,
  insertSlide,
  toggleBold,
  toggleItalic,
  toggleList,
} from './commands.ts';
import { fileDrops } from './file-drops.ts';
import { hintMarks, markHints } from './hint-marks.ts';
import { deckLanguage } from './language.ts';
import { otherCursors } from './other-cursors.ts';
import { ownCursor } from './own-cursor.ts';
import { type LockedRange, lockWords, sectionMarks, setLocks } from './section-marks.ts';
import { sizeLimit } from './size-limit.ts';
import { setSlides, slideLabel, slideMarking, slideNumberAt } from './slide-marks.ts';
import { editorTheme } from './theme.ts';

export type EditorWords = {
  /** Accessible name of the text box. */
  readonly label: string;
  slideLabel(slide: number): string;
  /** Behind the topic of a section that belongs to these. */
  locked(owners: string): string;
  complaint(complaint: Complaint): string;
  fix(fix: Fix): string;
  /** CodeMirror's own phrases in the person's language. */
  readonly phrases: Readonly<Record<string, string>>;
};

export type EditorEvents = {
  /** Mod-S: there is nothing to save. */
  onSave(): void;
  /** Mod-Enter, and with Shift from the start. */
  onPresent(from: 'here' | 'start'): void;
  /** An edit was held back: the text would be larger than a deck may be. */
  onTooLarge(): void;
  /** Somebody wants this done about a hint. */
  onFix(hint: Hint, fix: Fix): void;
  /** A hint's mark was clicked, on this 1-based line. */
  onMark(line: number): void;
  /** Pictures were pasted, or dropped, at an offset. */
  onFiles(files: readonly File[], at: number): void;
};

export type EditorOptions = {
  readonly parent: HTMLElement;
  readonly session: SyncSession;
  readonly words: EditorWords;
  /** Nonce of the page's content security policy, for the editor's style elements. */
  readonly nonce: string;
  readonly readOnly: boolean;
  readonly events: EditorEvents;
};

export type Tool = 'slide' | 'bold' | 'italic' | 'link' | 'list';

/** The text editor of a deck, bound to one synced document. */
export type DeckEditor = {
  /** 1-based number of the slide under the cursor. */
  readonly slide: ReadStore<number>;
  /** The text was read anew: where the slides are, and what to hint at. Must be of the text as it is now. */
  read(parsed: ParsedDeck, hints: readonly Hint[], locks: readonly LockedRange[]): void;
  use(tool: Tool): void;
  insertImage(image: { readonly url: string; readonly description: string }): void;
  undo(): void;
  /** The offset of the cursor. */
  cursor(): number;
  goToSlide(slide: number): void;
  /** 1-based. */
  goToLine(line: number): void;
  /** Puts the cursor at a UTF-16 offset and scrolls no further than needed. */
  goToOffset(offset: number): void;
  setReadOnly(readOnly: boolean): void;
  focus(): void;
  close(): void;
};

const commands = { slide: insertSlide, bold: toggleBold, italic: toggleItalic, link: insertLink, list: toggleList } as const;

export function openEditor(options: EditorOptions): DeckEditor {
  const { session, parent } = options;
  const slide = createStore(1);
  const writing = new Compartment();
  const writable = (readOnly: boolean): Extension => [EditorState.readOnly.of(readOnly)];
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: session.ytext.toString(),
      extensions: [
        writing.of(writable(options.readOnly)),
        EditorView.updateListener.of((update) => {
          const moved = update.selectionSet || update.docChanged || update.transactions.some(({ effects }) => effects.length > 0);
          if (moved) slide.set(slideNumberAt(update.state, update.state.selection.main.head));
        }),
        ...extensionsOf(options),
      ],
    }),
  });
  const run = (spec: TransactionSpec) => {
    if (!view.state.readOnly) view.dispatch(spec);
    view.focus();
  };
  return {
    slide,
    read: ({ slides }, hints, locks) => {
      view.dispatch({ effects: [setSlides.of(slides), setLocks.of(locks)] });
      view.dispatch(markHints(view.state, hints, options));
    },
    use(tool) {
      commands[tool](view);
      view.focus();
    },
    insertImage: (image) => run(imageInsertion(view.state, image)),
    undo() {
      if (!view.state.readOnly) session.undo.undo();
      view.focus();
    },
    cursor: () => view.state.selection.main.head,
    goToSlide: (number) => goToSlide(view, number),
    goToLine: (line) => goToLine(view, line),
    goToOffset: (offset) => goToOffset(view, offset, 'nearest'),
    setReadOnly: (readOnly) => view.dispatch({ effects: writing.reconfigure(writable(readOnly)) }),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

function extensionsOf(options: EditorOptions): Extension[] {
  const { session, words, events } = options;
  return [
    // Y.Text counts every character; CodeMirror would count a CR LF as one
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.cspNonce.of(options.nonce),
    EditorView.contentAttributes.of({ 'aria-label': words.label, tabindex: '0', spellcheck: 'true', autocapitalize: 'sentences' }),
    EditorState.phrases.of(words.phrases),
    slideLabel.of(words.slideLabel),
    lockWords.of(words.locked),
    sectionMarks,
    sizeLimit(events.onTooLarge),
    fileDrops(events.onFiles),
    Prec.highest(keymap.of(pageKeys(events))),
    Prec.high(keymap.of([...editingKeys, ...undoKeys])),
    basics,
    hintMarks(options),
    deckLanguage,
    slideMarking,
    // binding first, so that what follows sees texts that agree
    yCollab(session.ytext, null, { undoManager: session.undo }),
    ownCursor(session.ytext, session.awareness),
    otherCursors(session.ytext, session.awareness),
    editorTheme,
  ];
}

const basics: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  drawSelection(),
  dropCursor(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  indentUnit.of('    '),
  bracketMatching(),
  closeBrackets(),
  rectangularSelection(),
  crosshairCursor(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
];

/** Undo changes the shared text past CodeMirror's own read-only switch. */
const undoKeys = yUndoManagerKeymap.map((binding) => ({
  ...binding,
  run: (view: EditorView) => view.state.readOnly || (binding.run?.(view) ?? false),
}));

function pageKeys(events: EditorEvents) {
  const does = (act: () => void) => () => {
    act();
    return true;
  };
  return [
    { key: 'Mod-s', preventDefault: true, run: does(events.onSave) },
    { key: 'Mod-Enter', preventDefault: true, run: does(() => events.onPresent('here')), shift: does(() => events.onPresent('start')) },
  ];
}
