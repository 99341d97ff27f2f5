import type { Decorator } from './decorators.ts';

/** Bubbles from what was decorated later than it was shown. */
export const DECORATED = 'l-decorated';

/** Tells that an element was decorated later than it was shown. */
export function decorated(element: Element): void {
  element.dispatchEvent(new CustomEvent(DECORATED, { bubbles: true }));
}

/**
 * A decorator that is loaded when there is an element for it. What came meanwhile is decorated then; a load that failed is tried again.
 * What is loaded so gets what it needs of this bundle handed over: imported, it would be split off as a file of its own.
 */
export function lazily(selector: string, load: () => Promise<Decorator>): Decorator {
  const waiting = new Set<HTMLElement>();
  let loaded: Decorator | null = null;
  let loading: Promise<void> | null = null;
  async function decorateAll(): Promise<void> {
    const decorate = await load();
    loaded = decorate;
    const roots = [...waiting];
    waiting.clear();
    await Promise.all(
      roots.map(async (root) => {
        await decorate(root);
        decorated(root);
      }),
    );
  }
  return (root) => {
    if (loaded) return loaded(root);
    if (!root.matches(selector) && !root.querySelector(selector)) return undefined;
    waiting.add(root);
    loading ??= decorateAll().catch((error: unknown) => {
      loading = null;
      reportError(error);
    });
    return loading;
  };
}
