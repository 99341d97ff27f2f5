import type { Highlighter } from './highlight.ts';
import type { Sheets } from './sheets.ts';

/** Bubbles from a code block that was coloured later than it was shown. */
export const DECORATED = 'l-decorated';

/** Colours the code in an element; what that needs is loaded when there is code for the first time. */
export function createCodeDecorator(sheets: Sheets): (root: HTMLElement) => Promise<unknown> | undefined {
  let loaded: Highlighter | null = null;
  let loading: Promise<void> | null = null;
  async function load() {
    const { codeCss, createHighlighter } = await import('./highlight.ts');
    loaded = createHighlighter();
    sheets.set('code', codeCss);
  }
  async function later(block: HTMLElement) {
    loading ??= load();
    await loading;
    if (!block.isConnected || !loaded) return;
    await loaded.prepare(block);
    if (!block.isConnected) return;
    loaded.colour(block);
    block.dispatchEvent(new CustomEvent(DECORATED, { bubbles: true }));
  }
  return (root) => {
    const waiting: Promise<void>[] = [];
    for (const block of root.querySelectorAll<HTMLElement>('pre > code')) {
      if (block.classList.contains('hljs')) continue;
      if (loaded?.isReady(block)) loaded.colour(block);
      else waiting.push(later(block).catch(reportError));
    }
    return waiting.length > 0 ? Promise.all(waiting) : undefined;
  };
}
