import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Every colour is a token of the app, so that light and dark need no second theme. */
const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--l-text)', backgroundColor: 'var(--l-surface)', fontSize: '14px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: "'JetBrains Mono Variable', ui-monospace, 'Cascadia Mono', Menlo, monospace", lineHeight: '22px' },
  '.cm-content': { padding: '4px 0 40vh', caretColor: 'var(--l-text)' },
  '.cm-line': { padding: '0 16px 0 12px' },
  '.cm-gutters': { backgroundColor: 'var(--l-surface)', color: 'var(--l-dim)', border: 'none', fontSize: '12px' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 4px 0 8px' },
  '.cm-activeLine': { backgroundColor: 'var(--l-hover)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--l-hover)', color: 'var(--l-text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--l-text)', borderLeftWidth: '2px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--l-accent) 26%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--l-accent-soft)' },
  '.cm-searchMatch': { backgroundColor: 'var(--l-warn-soft)', outline: '1px solid var(--l-warn-line)' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: 'var(--l-warn-line)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--l-accent-soft)' },
});

/** Search panel, tooltips and hint marks. */
const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--l-surface)', color: 'var(--l-text)', borderColor: 'var(--l-line)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--l-line)' },
  '.cm-panel.cm-search': { padding: '6px 32px 6px 12px', font: "14px/20px 'Inter Variable', system-ui, sans-serif" },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-panel.cm-search [name=close]': { fontSize: '20px', width: '28px', height: '28px', color: 'var(--l-text)', cursor: 'pointer' },
  '.cm-textfield': {
    height: '28px',
    padding: '0 8px',
    border: '1px solid var(--l-control)',
    borderRadius: '6px',
    backgroundColor: 'var(--l-surface)',
    color: 'var(--l-text)',
    fontSize: '14px',
  },
  '.cm-button': {
    height: '28px',
    border: '1px solid var(--l-line)',
    borderRadius: '6px',
    background: 'var(--l-surface)',
    color: 'var(--l-text)',
    fontSize: '12px',
    cursor: 'pointer',
  },
  '.cm-tooltip': { border: '1px solid var(--l-line)', borderRadius: '6px', backgroundColor: 'var(--l-raised)', color: 'var(--l-text)' },
  '.cm-diagnostic': { padding: '0', marginLeft: '0', borderLeft: 'none', whiteSpace: 'normal' },
  '.cm-hint': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    maxWidth: '360px',
    padding: '10px 12px',
    font: "14px/20px 'Inter Variable', system-ui, sans-serif",
  },
  '.cm-diagnostic + .cm-diagnostic .cm-hint': { borderTop: '1px solid var(--l-line)' },
  '.cm-hintText': { flex: '1 0 100%' },
  '.cm-hintFix': { padding: '0 10px', fontWeight: '500' },
  '.cm-hintFix:hover': { backgroundColor: 'var(--l-hover)' },
  '.cm-gutter-lint': { width: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker': { width: '14px', height: '22px', cursor: 'pointer' },
  '.cm-lint-marker-warning': {
    content: 'none',
    backgroundColor: 'var(--l-warn-mark)',
    mask: `url("data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="black" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 9v4"/><path d="M10.4 3.6 2.3 17.1a1.9 1.9 0 0 0 1.6 2.9h16.2a1.9 1.9 0 0 0 1.6-2.9L13.6 3.6a1.9 1.9 0 0 0-3.2 0z"/><path d="M12 16h.01"/></svg>')}") center / 14px no-repeat`,
  },
  '.cm-lintRange-warning': { backgroundImage: 'none' },
});

/** The separator between two slides, and who else is where. */
const marks = EditorView.theme({
  '.cm-slideLine': { position: 'relative' },
  '.cm-slideLine::before': {
    content: '""',
    position: 'absolute',
    top: '11px',
    left: '64px',
    right: '96px',
    borderTop: '1px solid var(--l-line)',
    pointerEvents: 'none',
  },
  '.cm-slideLine::after': {
    content: 'attr(data-slide-label)',
    position: 'absolute',
    top: '0',
    right: '16px',
    color: 'var(--l-dim)',
    font: "500 12px/22px 'Inter Variable', system-ui, sans-serif",
    pointerEvents: 'none',
  },
  '.cm-personRange': { backgroundColor: 'color-mix(in srgb, light-dark(var(--who), var(--who-dark)) 22%, transparent)' },
  '.cm-personCaret': {
    position: 'relative',
    borderLeft: '2px solid light-dark(var(--who), var(--who-dark))',
    marginLeft: '-1px',
    marginRight: '-1px',
  },
  '.cm-personCaret::after': {
    content: 'attr(data-name)',
    position: 'absolute',
    bottom: '100%',
    left: '-2px',
    zIndex: '5',
    maxWidth: '180px',
    padding: '0 6px',
    borderRadius: '4px 4px 4px 0',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    backgroundColor: 'light-dark(var(--who), var(--who-dark))',
    color: 'light-dark(#fff, #000)',
    font: "600 11px/16px 'Inter Variable', system-ui, sans-serif",
    pointerEvents: 'none',
    userSelect: 'none',
    animation: 'cm-flag-goes 200ms 3s forwards',
  },
  // the first line has no room above it
  '.cm-line:first-child .cm-personCaret::after': { bottom: 'auto', top: '100%', borderRadius: '0 4px 4px 4px' },
  '@keyframes cm-flag-goes': { to: { opacity: '0', visibility: 'hidden' } },
});

const highlight = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.comment, tags.meta], color: 'var(--l-dim)', fontWeight: '400' },
  { tag: [tags.link, tags.url], color: 'var(--l-accent-text)' },
  { tag: [tags.monospace, tags.string, tags.special(tags.string), tags.regexp], color: 'var(--l-ok)' },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.tagName], color: 'var(--l-accent-text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom, tags.unit, tags.color], color: 'var(--l-warn)' },
  { tag: [tags.propertyName, tags.attributeName, tags.className, tags.typeName], color: 'var(--l-accent-text)' },
  { tag: tags.quote, color: 'var(--l-dim)' },
  { tag: tags.invalid, color: 'var(--l-danger)' },
]);

/** How the editor looks, in both schemes. */
export const editorTheme: Extension = [look, panels, marks, syntaxHighlighting(highlight)];
