import type { MarkdownIt, RendererRule, StateBlock, StateCore, Token } from 'markdown-it';
import type { ElementTarget } from '#deck';
import { slideEnv } from './collector.ts';

/**
 * Comments as blocks and inline: `.slide:` and `.element:` are collected, all others vanish (SPEC D50 to D59). Without its
 * `-->` a comment is text.
 */
export function comments(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'comment', block, { alt: ['paragraph', 'reference', 'blockquote'] });
  md.core.ruler.push('comment_in_item', markItems);
  md.renderer.rules = {
    ...md.renderer.rules,
    comment: (...[tokens, index, , env]: Parameters<RendererRule>) => rendered(tokens[index], env),
  };
}

type BlockArguments = [state: StateBlock, start: number, end: number, silent: boolean];

function rendered(token: Token | undefined, env: unknown): string {
  const target = (token?.meta as { target?: ElementTarget } | null)?.target ?? 'previous';
  return (token?.content.match(/<!--[\s\S]*?-->/g) ?? []).map((comment) => slideEnv(env).collector.comment(comment, target)).join('');
}

/** One or more whole comments and nothing else on their lines. They may run over blank lines. */
function block(...[state, start, end, silent]: BlockArguments): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  const to = endOfComments(state, from, state.eMarks[end - 1] ?? 0);
  if (to < 0) return false;
  if (silent) return true;
  const last = lastLine(state, { start, end }, to);
  state.line = last + 1;
  const before = state.tokens.at(-1)?.type ?? '';
  const token = state.push('comment', '', 0);
  token.content = state.src.slice(from, to);
  token.map = [start, last + 1];
  token.meta = { target: before.endsWith('list_close') && !state.isEmpty(start - 1) ? 'last-item' : 'previous' };
  return true;
}

function lastLine(state: StateBlock, lines: { start: number; end: number }, to: number): number {
  let last = lines.start;
  while (last < lines.end - 1 && (state.eMarks[last] ?? 0) < to) last++;
  return last;
}

function endOfComments({ src, env }: StateBlock, from: number, limit: number): number {
  let at = from;
  while (src.startsWith('<!--', at)) {
    const close = slideEnv(env).source.next('-->', at + 2);
    if (close < 0 || close + 3 > limit) return -1;
    at = close + 3;
    while (src[at] === ' ' || src[at] === '\t') at++;
    if (at >= limit || src[at] === '\n') return at;
  }
  return -1;
}

/** A comment in a list item's first paragraph with no element before it is about the item. */
function markItems(state: StateCore): void {
  const { tokens } = state;
  for (let index = tokens.length - 1; index >= 2; index--) {
    const inline = tokens[index];
    if (inline?.type !== 'inline' || !inline.children || tokens[index - 2]?.type !== 'list_item_open') continue;
    const first = inline.children.findIndex(isElement);
    const reach = first < 0 ? inline.children.length : first;
    const own = inline.children.filter((child, at) => at < reach && isComment(child));
    if (own.length === 0) continue;
    inline.children = inline.children.filter((child) => !own.includes(child));
    tokens.splice(index - 1, 0, ...own.map((child) => toItem(state, child)));
  }
}

function toItem(state: StateCore, comment: Token): Token {
  const token = new state.Token('comment', '', 0);
  token.content = comment.content;
  token.meta = { target: 'parent' };
  return token;
}

function isComment(token: Token): boolean {
  return token.type === 'html_inline' && token.content.startsWith('<!--');
}

function isElement(token: Token): boolean {
  if (token.type === 'html_inline') return /^<[a-z]/i.test(token.content) && !/^<br\b/i.test(token.content);
  return token.nesting === 1 || token.type === 'image' || token.type === 'code_inline';
}
