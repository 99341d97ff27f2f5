import type { MarkdownIt, StateCore, Token } from 'markdown-it';

const SHORTCODE = /(?<!:):(\+1|-1|100|1234|(?=[\d_+-]*[a-z])[\w+-]{1,50}):(?!:)/gi;

/**
 * Emoji shortcodes: `<span data-l-emoji="">:smile:</span>` (SPEC D130). Which of them there are is for the frame to know: the
 * table is large.
 */
export function emoji(md: MarkdownIt): void {
  md.core.ruler.after('linkify', 'emoji', (state) => {
    for (const token of state.tokens) {
      if (token.children && token.content.includes(':')) token.children = marked(state, token.children);
    }
  });
  md.renderer.rules = {
    ...md.renderer.rules,
    emoji: (...[tokens, index]) => `<span data-l-emoji="">${md.utils.escapeHtml(tokens[index]?.content ?? '')}</span>`,
  };
}

function marked(state: StateCore, children: readonly Token[]): Token[] {
  let inAddress = false;
  return children.flatMap((child) => {
    if (child.type === 'link_open') inAddress = child.info === 'auto';
    if (child.type === 'link_close') inAddress = false;
    return child.type === 'text' && !inAddress ? pieces(state, child) : [child];
  });
}

function pieces(state: StateCore, text: Token): Token[] {
  const found: Token[] = [];
  let at = 0;
  for (const { 0: code, index } of text.content.matchAll(SHORTCODE)) {
    if (index > at) found.push(piece(state, { level: text.level, type: 'text' }, text.content.slice(at, index)));
    found.push(piece(state, { level: text.level, type: 'emoji' }, code));
    at = index + code.length;
  }
  if (found.length === 0) return [text];
  if (at < text.content.length) found.push(piece(state, { level: text.level, type: 'text' }, text.content.slice(at)));
  return found;
}

function piece(state: StateCore, { type, level }: Pick<Token, 'type' | 'level'>, content: string): Token {
  const token = new state.Token(type, '', 0);
  token.level = level;
  token.content = content;
  return token;
}
