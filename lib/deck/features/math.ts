import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { slideEnv } from './collector.ts';
import { Finder } from './finder.ts';
import { formulaAt } from './formula.ts';
import { formulaHtml, formulasInCode, formulasInText } from './math-html.ts';
import { changeText } from './tame.ts';

/** A formula over more lines is none. */
const MAX_LINES = 200;

/**
 * Formulas in markdown and in raw html: `<span data-l-math="inline">…</span>` or `"display"` with the TeX as text, to be set
 * later (SPEC D170 to D179).
 */
export function math(md: MarkdownIt): void {
  const finders = new WeakMap<StateInline, Finder>();
  md.inline.ruler.before('escape', 'math', (state, silent) => inline(state, silent, finders));
  md.block.ruler.before('fence', 'math', block);
  const { html_block: html, ...rules } = md.renderer.rules;
  md.renderer.rules = {
    ...rules,
    math: (...[tokens, index, , env]) => {
      const token = tokens[index];
      return token ? formulaHtml({ tex: token.content, display: token.meta?.['display'] === true }, slideEnv(env).collector) : '';
    },
    code_inline: (...[tokens, index, , env, renderer]) => {
      const token = tokens[index];
      return token ? formulasInCode(token.content, renderer.renderAttrs(token), slideEnv(env).collector) : '';
    },
    html_block: (...rule) => changeText(html?.(...rule) ?? '', (text) => formulasInText(text, slideEnv(rule[3]).collector)),
  };
}

function inline(...[state, silent, finders]: [StateInline, boolean, WeakMap<StateInline, Finder>]): boolean {
  const char = state.src[state.pos];
  if (char !== '$' && char !== '\\') return false;
  const find = finders.get(state) ?? new Finder(state.src);
  finders.set(state, find);
  const formula = formulaAt({ text: state.src, limit: state.posMax, find }, state.pos);
  if (!formula) return false;
  if (!silent) {
    const token = state.push('math', '', 0);
    token.content = formula.tex;
    token.meta = { display: formula.display };
  }
  state.pos = formula.end;
  return true;
}

/** A paragraph that is one displayed formula goes to the formula's end, over blank lines and whatever looks like markdown. */
function block(...[state, start, end, silent]: [StateBlock, number, number, boolean]): boolean {
  const at = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  const char = state.src[at];
  if (silent || (char !== '$' && char !== '\\') || (state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const last = Math.min(end, start + MAX_LINES) - 1;
  const formula = formulaAt({ text: state.src, limit: state.eMarks[last] ?? 0, find: slideEnv(state.env).source }, at);
  const next = formula?.display ? lineAfter(state, { start, end: last + 1 }, formula.end) : -1;
  if (next < 0) return false;
  const open = state.push('paragraph_open', 'p', 1);
  open.map = [start, next];
  const token = state.push('inline', '', 0);
  token.content = state.getLines(start, next, state.blkIndent, false).trim();
  token.map = [start, next];
  token.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = next;
  return true;
}

/** The line after the one on which a formula ends, -1 when the lines do not belong to it alone. */
function lineAfter(state: StateBlock, lines: { start: number; end: number }, formulaEnd: number): number {
  const isAlone = /^\s*(?:\$\$|\\\\?\[)[ \t]*(?:\n|$)/.test(lineOf(state, lines.start));
  let line = lines.start;
  while (line < lines.end && (state.eMarks[line] ?? 0) < formulaEnd) {
    line++;
    if (state.isEmpty(line) ? !isAlone : isOutside(state, line)) return -1;
  }
  const isEnd = state.src.slice(formulaEnd, state.eMarks[line]).trim() === '';
  return isEnd && endsParagraph(state, line + 1) ? line + 1 : -1;
}

/** Text right behind it would make it part of a paragraph. */
function endsParagraph(state: StateBlock, line: number): boolean {
  return line >= state.lineMax || state.isEmpty(line) || isOutside(state, line) || /^\s*<!--/.test(lineOf(state, line));
}

const isOutside = (state: StateBlock, line: number) => (state.sCount[line] ?? 0) < state.blkIndent;

const lineOf = (state: StateBlock, line: number) => state.src.slice(state.bMarks[line], state.eMarks[line]);
