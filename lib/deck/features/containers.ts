import type { MarkdownIt, RendererRule, StateCore, Token } from 'markdown-it';
import container from 'markdown-it-container';

const ALERT = /^\s*(success|info|warning|danger)(?:\s+(\S.*))?$/;
const SPOILER = /^\s*spoiler(?:\s+\{state="open"\})?(?:\s+(\S.*))?$/;

/** `:::success|info|warning|danger [title]` and `:::spoiler [title]`, each to its `:::` (SPEC D128, D129). */
export function containers(md: MarkdownIt): void {
  const render: RendererRule = (...[tokens, index, options, , self]) => self.renderToken(tokens, index, options);
  md.use(container, 'alert', { validate: (info) => ALERT.test(info), render });
  md.use(container, 'spoiler', { validate: (info) => SPOILER.test(info), render });
  md.core.ruler.after('block', 'container_titles', (state) => {
    state.tokens = state.tokens.flatMap((token) => dressed(state, token));
  });
}

function dressed(state: StateCore, token: Token): Token[] {
  switch (token.type) {
    case 'container_alert_open': {
      const [, kind = '', title] = ALERT.exec(token.info) ?? [];
      token.attrJoin('class', `alert alert-${kind}`);
      return [token, ...titled(state, { token, tag: 'p', title })];
    }
    case 'container_spoiler_open':
      token.tag = 'details';
      if (/^\s*spoiler\s+\{/.test(token.info)) token.attrSet('open', '');
      return [token, ...titled(state, { token, tag: 'summary', title: SPOILER.exec(token.info)?.[1] })];
    case 'container_spoiler_close':
      token.tag = 'details';
      return [token];
    default:
      return [token];
  }
}

type Title = { readonly token: Token; readonly tag: string; readonly title: string | undefined };

/** The title's tokens; what stands in it is markdown. */
function titled(state: StateCore, { token, tag, title }: Title): Token[] {
  if (title === undefined) return [];
  const open = new state.Token('container_title_open', tag, 1);
  const inline = new state.Token('inline', '', 0);
  const close = new state.Token('container_title_close', tag, -1);
  if (tag === 'p') open.attrJoin('class', 'alert-title');
  open.block = true;
  close.block = true;
  inline.content = title.trim();
  inline.map = token.map;
  inline.children = [];
  return [open, inline, close];
}
