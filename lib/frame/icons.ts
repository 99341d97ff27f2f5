import type { Decorator } from './decorators.ts';
import { DECORATED } from './lazily.ts';
import type { Sheets } from './sheets.ts';

/** FontAwesome 4's class, and those of its successors, which share most names. */
const ICONS = '.fa, .fas, .far, .fab, .fa-solid, .fa-regular, .fa-brands';

/** FontAwesome's icons: its style sheet and its font are loaded for the first one. */
export function createIconDecorator(sheets: Sheets): Decorator {
  let loading: Promise<void> | null = null;
  let isLoaded = false;
  async function load() {
    sheets.set('icons', (await import('./icons-css.ts')).iconsCss);
  }
  async function later(root: HTMLElement) {
    loading ??= load();
    await loading;
    isLoaded = true;
    root.dispatchEvent(new CustomEvent(DECORATED, { bubbles: true }));
  }
  return (root) => {
    return isLoaded || !root.querySelector(ICONS) ? undefined : later(root);
  };
}
