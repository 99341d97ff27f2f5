import type { MarkdownIt, StateBlock } from 'markdown-it';
import { type Heading, slideEnv } from './collector.ts';

const LEVELS = 3;
/** Further ones on the same slide stay empty: each is as long as the slide has headings. */
const MAX_TOCS = 10;
/** An item for a level that is left out; the class is HedgeDoc's. */
const SKIPPED = '<ul><li class="invisable-node">';

/** `[TOC]` alone on a line lists the headings of its slide, of the three highest levels there are (SPEC D133). */
export function toc(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'toc', rule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules = {
    ...md.renderer.rules,
    toc: (...[tokens, index, , env, self]) => {
      const token = tokens[index];
      const { collector } = slideEnv(env);
      collector.tocs += 1;
      token?.attrJoin('class', 'toc');
      const list = collector.tocs > MAX_TOCS ? '' : listed(collector.headings, md.utils.escapeHtml);
      return token ? `<div${self.renderAttrs(token)}>${list}</div>\n` : '';
    },
  };
}

function rule(...[state, start, , silent]: [state: StateBlock, start: number, end: number, silent: boolean]): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  if (!/^\[toc\]\s*$/i.test(state.src.slice(from, state.eMarks[start]))) return false;
  if (silent) return true;
  state.line = start + 1;
  state.push('toc', 'div', 0).map = [start, start + 1];
  return true;
}

function listed(all: readonly Heading[], escapeHtml: (text: string) => string): string {
  const levels = [...new Set(all.map(({ level }) => level))].sort((a, b) => a - b).slice(0, LEVELS);
  let html = '';
  let depth = 0;
  for (const { level, id, text } of all) {
    const wanted = levels.indexOf(level) + 1;
    if (wanted === 0) continue;
    html += '</li></ul>'.repeat(Math.max(0, depth - wanted));
    html += depth >= wanted ? '</li><li>' : `${SKIPPED.repeat(wanted - depth - 1)}<ul><li>`;
    html += `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
    depth = wanted;
  }
  return html + '</li></ul>'.repeat(depth);
}
