import type { MarkdownIt, StateBlock } from 'markdown-it';
import { slideEnv } from './collector.ts';
import { finishTags } from './tame.ts';

/** CommonMark's list of names that begin an HTML block of kind 6. */
const BLOCK_NAMES =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
  'figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav ' +
  'noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul';
const RAW = /^<(script|pre|style|textarea)(?=[\s>]|$)/i;
const BLOCK = new RegExp(`^</?(?:${BLOCK_NAMES.split(' ').join('|')})(?=\\s|/?>|$)`, 'i');
const ATTRIBUTE = '\\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\\s*=\\s*(?:[^"\'=<>`\\x00-\\x20]+|\'[^\']*\'|"[^"]*"))?';
const LONE_TAG = new RegExp(`^(?:<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>)\\s*$`);
const MAX_TAG = 4_000;

/**
 * HTML blocks as in CommonMark, but for three things (SPEC D60 to D62): `<pre>` and its like that are never closed end at a
 * blank line, a comment that begins in the block ends with its `-->`, and `<?`, `<!` begin none.
 */
export function htmlBlock(md: MarkdownIt): void {
  md.block.ruler.at('html_block', rule, { alt: ['paragraph', 'reference', 'blockquote'] });
  md.renderer.rules = { ...md.renderer.rules, html_block: (tokens, index) => finishTags(tokens[index]?.content ?? '') };
}

function rule(...[state, start, end, silent]: [state: StateBlock, start: number, end: number, silent: boolean]): boolean {
  const line = lineOf(state, start);
  if (line.charCodeAt(0) !== 60 || indent(state, start) >= 4) return false;
  const raw = RAW.exec(line)?.[1];
  const interrupts = raw !== undefined || BLOCK.test(line);
  if (!interrupts && !(line.length <= MAX_TAG && LONE_TAG.test(line))) return false;
  if (silent) return interrupts;
  const next = (raw && afterClose(state, { start, end }, raw)) || afterBlank(state, start, end);
  state.line = next;
  const token = state.push('html_block', '', 0);
  token.map = [start, next];
  token.content = state.getLines(start, next, state.blkIndent, true);
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function indent(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

/** The line after the one with the closing tag; 0 when there is none. */
function afterClose(state: StateBlock, lines: { start: number; end: number }, name: string): number {
  const close = `</${name.toLowerCase()}>`;
  if (slideEnv(state.env).source.next(close, state.bMarks[lines.start] ?? 0) < 0) return 0;
  for (let line = lines.start; line < lines.end; line++) {
    if (indent(state, line) < 0 && !state.isEmpty(line)) return 0;
    if (lineOf(state, line).toLowerCase().includes(close)) return line + 1;
  }
  return 0;
}

function afterBlank(state: StateBlock, start: number, end: number): number {
  let line = start;
  let open = false;
  while (line < end && (open || (!state.isEmpty(line) && indent(state, line) >= 0))) {
    open = leavesCommentOpen(lineOf(state, line), open) && (open || isClosedLater(state, line, end));
    line++;
  }
  return line;
}

function leavesCommentOpen(line: string, open: boolean): boolean {
  const begin = line.lastIndexOf('<!--');
  const close = line.lastIndexOf('-->');
  return begin < 0 ? open && close < 0 : close < begin;
}

function isClosedLater(state: StateBlock, line: number, end: number): boolean {
  const from = state.eMarks[line] ?? 0;
  const at = slideEnv(state.env).source.next('-->', from);
  return at >= 0 && at < (state.eMarks[end - 1] ?? 0);
}
