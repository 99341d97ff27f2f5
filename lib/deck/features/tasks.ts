import type { MarkdownIt, StateCore, Token } from 'markdown-it';

const BOX = /^\s*\[([ xX])\]\s*/;

/** List items that begin with `[ ]` or `[x]` get a box in its place, with its line (SPEC D125). */
export function tasks(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'tasks', (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const item = state.tokens[index - 2];
      if (token.type === 'inline' && item?.type === 'list_item_open' && tick(state, token)) item.attrJoin('class', 'task-list-item');
    }
  });
  md.renderer.rules = {
    ...md.renderer.rules,
    task: (...[tokens, index, , , self]) => {
      const token = tokens[index];
      return token ? `<span class="task-list-item-checkbox"${self.renderAttrs(token)}></span>` : '';
    },
  };
}

function tick(state: StateCore, { children, map }: Token): boolean {
  const [first] = children ?? [];
  const box = first?.type === 'text' ? BOX.exec(first.content) : null;
  if (!first || !children || !box) return false;
  first.content = first.content.slice(box[0].length);
  const task = new state.Token('task', '', 0);
  task.attrSet('data-l-task', box[1] === ' ' ? '0' : '1');
  task.attrSet('data-l-line', String(map?.[0] ?? 0));
  children.unshift(task);
  return true;
}
