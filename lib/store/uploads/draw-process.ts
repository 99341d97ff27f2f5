import { setPriority } from 'node:os';
import { draw, type Wish } from './draw.ts';

/** What is asked of this process, and what it says: pictures are drawn beside the server, which has precedence. */
export type Asked = Wish & { readonly id: number };
export type Said = { readonly id: number } & (
  | { readonly drawn: Awaited<ReturnType<typeof draw>> }
  | { readonly words: string; readonly code: string | null }
);

const LOW_PRIORITY = 19;
try {
  setPriority(LOW_PRIORITY);
} catch {
  // Some systems forbid it; it is only a courtesy.
}

async function answer({ id, ...wish }: Asked): Promise<Said> {
  try {
    return { id, drawn: await draw(wish) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    return { id, words: error instanceof Error ? error.message : '', code };
  }
}

process.on('message', (asked: Asked) => {
  answer(asked).then(
    (said) => process.send?.(said),
    () => process.exit(1),
  );
});
// Whoever asked is gone.
process.once('disconnect', () => process.exit());
// Ctrl-C at a terminal reaches it, too; it ends with who asks.
process.on('SIGINT', () => undefined);
