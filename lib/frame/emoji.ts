import type { Decorator } from './decorators.ts';
import type { EmojiTable } from './emoji-table.ts';
import { DECORATED } from './lazily.ts';
import { EMOJI_MARK } from './sanitise.ts';

/** Puts the emoji in the place of their shortcodes; those that are none become text. The table is loaded for the first one. */
export function createEmojiDecorator(): Decorator {
  let table: EmojiTable | null = null;
  let loading: Promise<void> | null = null;
  async function load() {
    table = (await import('./emoji-table.ts')).emojiOf;
  }
  async function later(root: HTMLElement) {
    loading ??= load();
    await loading;
    if (table) replaceAll(root, table);
    root.dispatchEvent(new CustomEvent(DECORATED, { bubbles: true }));
  }
  return (root) => {
    if (!root.querySelector(`[${EMOJI_MARK}]`)) return undefined;
    if (!table) return later(root);
    replaceAll(root, table);
    return undefined;
  };
}

function replaceAll(root: HTMLElement, table: EmojiTable): void {
  for (const mark of root.querySelectorAll(`[${EMOJI_MARK}]`)) {
    const code = mark.textContent ?? '';
    const emoji = table(code.slice(1, -1).toLowerCase());
    if (emoji === null) mark.replaceWith(code);
    else mark.replaceWith(Object.assign(document.createElement('span'), { className: 'emoji', textContent: emoji, title: code }));
  }
}
