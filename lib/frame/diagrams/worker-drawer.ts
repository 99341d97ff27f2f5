import type { Draw } from './worker-messages.ts';

/** What draws without a page; its library comes with the first drawing of its kind. */
export async function drawerOf(kind: string): Promise<Draw> {
  if (kind === 'graphviz') return (await import('./worker-graphviz.ts')).drawGraphviz;
  return (await import('./worker-vega.ts')).drawVega;
}
