import type { MarkdownIt } from 'markdown-it';

/** Blocks say where they come from: `data-l-line`, the 0-based line within the slide's text (SPEC D80). */
export function sourceLines(md: MarkdownIt): void {
  md.core.ruler.push('source_lines', (state) => {
    for (const token of state.tokens) {
      if (token.map && token.nesting >= 0 && !UNMARKED.has(token.type)) token.attrSet('data-l-line', String(token.map[0]));
    }
  });
}

/** Kinds that make no element of their own. */
const UNMARKED = new Set(['inline', 'html_block', 'comment']);
