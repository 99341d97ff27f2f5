import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { slideEnv } from './collector.ts';

const MAX_LABEL = 200;
/** More ways back than these nobody needs. */
const MAX_BACK_LINKS = 20;
const DEFINITION = new RegExp(`^\\[\\^([^\\s\\]]{1,${MAX_LABEL}})\\]:`);
const REFERENCE = new RegExp(`^\\[\\^([^\\s\\]]{1,${MAX_LABEL}})\\]`);
const REACH = MAX_LABEL + 5;

/** Footnotes `[^1]` with `[^1]: text`, and inline ones `^[text]`, at the end of their slide (SPEC D123, D124). */
export function footnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote_definition', definition, { alt: ['paragraph', 'reference'] });
  md.inline.ruler.after('image', 'footnote_inline', inlineNote);
  md.inline.ruler.after('footnote_inline', 'footnote_reference', reference);
  md.core.ruler.after('inline', 'footnote_tail', tail);
  md.renderer.rules = {
    ...md.renderer.rules,
    footnote_ref: (...[tokens, index]) => rendered(tokens[index]),
    footnote_back: (...[tokens, index]) => back(tokens[index]),
    footnote_html: (...[tokens, index]) => tokens[index]?.content ?? '',
  };
}

type Reference = { readonly number: number; readonly use: number };

const name = ({ number, use }: Reference) => (use > 1 ? `${number}:${use - 1}` : String(number));

function referenceOf(token: Token | undefined): Reference {
  return (token?.meta ?? { number: 1, use: 1 }) as Reference;
}

function rendered(token: Token | undefined): string {
  const { number, use } = referenceOf(token);
  const own = name({ number, use });
  return `<sup class="footnote-ref"><a href="#fn${number}" data-l-id="fnref${own}">[${own}]</a></sup>`;
}

function back(token: Token | undefined): string {
  // the second character keeps it from becoming a colourful emoji
  return ` <a href="#fnref${name(referenceOf(token))}" class="footnote-backref">\u21a9\ufe0e</a>`;
}

/** `[^1]: text`, with further blocks indented by four. */
function definition(...[state, start, end, silent]: [state: StateBlock, start: number, end: number, silent: boolean]): boolean {
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  const max = state.eMarks[start] ?? 0;
  if (state.src.charCodeAt(from) !== 91 || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const match = DEFINITION.exec(state.src.slice(from, Math.min(max, from + REACH)));
  if (!match) return false;
  if (silent) return true;
  const label = match[1] ?? '';
  slideEnv(state.env).collector.footnotes.labels.add(label);
  state.push('footnote_open', '', 1).meta = { label };
  body(state, { start, end, from: from + match[0].length });
  state.push('footnote_close', '', -1);
  return true;
}

/** Reads the blocks of a definition as if its label were four spaces. */
function body(state: StateBlock, lines: { readonly start: number; readonly end: number; readonly from: number }): void {
  const { start, end, from } = lines;
  const { bMarks, tShift, sCount, parentType } = state;
  const [mark, shift, count] = [bMarks[start] ?? 0, tShift[start] ?? 0, sCount[start] ?? 0];
  const text = state.skipSpaces(from);
  bMarks[start] = from;
  tShift[start] = text - from;
  state.blkIndent += 4;
  sCount[start] = state.blkIndent;
  state.parentType = 'footnote';
  state.md.block.tokenize(state, start, end);
  state.parentType = parentType;
  state.blkIndent -= 4;
  bMarks[start] = mark;
  tShift[start] = shift;
  sCount[start] = count;
}

function inlineNote(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  if (!src.startsWith('^[', pos)) return false;
  const end = state.md.helpers.parseLinkLabel(state, pos + 1);
  if (end < 0) return false;
  if (!silent) {
    const number = slideEnv(state.env).collector.footnotes.add(null, src.slice(pos + 2, end));
    state.push('footnote_ref', '', 0).meta = { number, use: 1 };
  }
  state.pos = end + 1;
  return true;
}

function reference(state: StateInline, silent: boolean): boolean {
  const { pos, src } = state;
  if (!src.startsWith('[^', pos)) return false;
  const [all = '', label = ''] = REFERENCE.exec(src.slice(pos, pos + REACH)) ?? [];
  const notes = slideEnv(state.env).collector.footnotes;
  if (!notes.labels.has(label) || pos + all.length > state.posMax) return false;
  if (!silent) state.push('footnote_ref', '', 0).meta = notes.refer(label);
  state.pos += all.length;
  return true;
}

/** Takes the definitions out, and puts those that are referred to behind everything else, in the order of their numbers. */
function tail(state: StateCore): void {
  const { notes, labels } = slideEnv(state.env).collector.footnotes;
  const defined = labels.size > 0 ? takeDefinitions(state) : new Map<string, Token[]>();
  if (notes.length === 0) return;
  state.tokens.push(html(state, '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n'));
  // a note may refer to further ones: the list grows while it is read
  for (let index = 0; index < notes.length; index++) {
    const note = notes[index];
    if (!note) break;
    const tokens = note.label === null ? paragraph(state, note.markdown) : (defined.get(note.label) ?? []);
    state.tokens.push(html(state, `<li data-l-id="fn${index + 1}" class="footnote-item">`));
    for (const token of withWaysBack(state, tokens, { number: index + 1, use: note.uses })) state.tokens.push(token);
    state.tokens.push(html(state, '</li>\n'));
  }
  state.tokens.push(html(state, '</ol>\n</div>\n'));
}

function takeDefinitions(state: StateCore): Map<string, Token[]> {
  const defined = new Map<string, Token[]>();
  const open: Token[][] = [];
  const rest: Token[] = [];
  for (const token of state.tokens) {
    if (token.type === 'footnote_open') {
      const tokens: Token[] = [];
      open.push(tokens);
      defined.set((token.meta as { label: string }).label, tokens);
    } else if (token.type === 'footnote_close') open.pop();
    else (open.at(-1) ?? rest).push(token);
  }
  state.tokens = rest;
  return defined;
}

/** Links behind the last paragraph, one for each place that refers to the note. */
function withWaysBack(state: StateCore, tokens: readonly Token[], { number, use }: Reference): Token[] {
  const links = Array.from({ length: Math.min(use, MAX_BACK_LINKS) }, (_, index) => {
    const token = new state.Token('footnote_back', '', 0);
    token.meta = { number, use: index + 1 };
    return token;
  });
  const at = tokens.at(-1)?.type === 'paragraph_close' ? tokens.length - 1 : tokens.length;
  return [...tokens.slice(0, at), ...links, ...tokens.slice(at)];
}

function paragraph(state: StateCore, markdown: string): Token[] {
  const inline = new state.Token('inline', '', 0);
  inline.content = markdown;
  inline.children = [];
  state.md.inline.parse(markdown, state.md, state.env, inline.children);
  return [new state.Token('paragraph_open', 'p', 1), inline, new state.Token('paragraph_close', 'p', -1)];
}

function html(state: StateCore, content: string): Token {
  const token = new state.Token('footnote_html', '', 0);
  token.content = content;
  return token;
}
