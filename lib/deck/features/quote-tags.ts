import type { MarkdownIt, StateCore, Token } from 'markdown-it';

const TAG = /\[(?:(name|time)=([^\]\n]{1,300})|(color)=([#()\s,\w.%]{1,60}))\]/g;
const ICONS: Readonly<Record<string, string>> = { name: 'fa-user', time: 'fa-clock-o' };

/** `[name=…] [time=…] [color=…]` in quotes and list items (SPEC D131). Elsewhere they are text. */
export function quoteTags(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'quote_tags', (state) => {
    const around: Token[] = [];
    for (const token of state.tokens) {
      if (/^(?:blockquote|list_item)_open$/.test(token.type)) around.push(token);
      else if (/^(?:blockquote|list_item)_close$/.test(token.type)) around.pop();
      const holder = around.at(-1);
      if (holder && token.children) {
        token.children = token.children.flatMap((child) => (child.type === 'text' ? tagged(state, child, holder) : [child]));
      }
    }
  });
  md.renderer.rules = {
    ...md.renderer.rules,
    tag_icon: (...[tokens, index, , , self]) => {
      const token = tokens[index];
      return token ? `<i${self.renderAttrs(token)}></i> ` : '';
    },
  };
}

function tagged(state: StateCore, text: Token, holder: Token): Token[] {
  const found: Token[] = [];
  const add = (type: string, tag: string, nesting: -1 | 0 | 1) => {
    const token = new state.Token(type, tag, nesting);
    token.level = text.level;
    found.push(token);
    return token;
  };
  const words = (content: string) => {
    if (content !== '') add('text', '', 0).content = content;
  };
  const icon = (name: string) => {
    const token = add('tag_icon', 'i', 0);
    token.attrSet('class', `fa ${name}`);
    return token;
  };
  let at = 0;
  for (const { 0: all, 1: kind = '', 2: value = '', 4: colour, index } of text.content.matchAll(TAG)) {
    words(text.content.slice(at, index));
    at = index + all.length;
    if (colour === undefined) {
      add('small_open', 'small', 1);
      icon(ICONS[kind] ?? '');
      words(value);
      add('small_close', 'small', -1);
    } else if (holder.type === 'blockquote_open') holder.attrSet('style', `border-left-color: ${colour}`);
    else icon('fa-tag').attrSet('style', `color: ${colour}`);
  }
  if (at === 0) return [text];
  words(text.content.slice(at));
  return found;
}
