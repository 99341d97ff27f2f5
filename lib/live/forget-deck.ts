import { leftOf } from './kept-marks.ts';

/** This browser forgets a deck that its person may not have any more. What was never confirmed stays: it is offered to them. */
export async function forgetUnlessUnsaved(deckId: string): Promise<void> {
  const { level, pending } = leftOf(deckId);
  if (level === null || pending > 0) return;
  // Yjs and the browser's database come only to those who left something there
  const { forgetKept } = await import('./kept-text.ts');
  await forgetKept(deckId);
}

/** The page's own source forgets what it was sent: its inline scripts hold the first text, and have long run. */
export function forgetFirstText(): void {
  for (const script of document.querySelectorAll('script:not([src])')) script.remove();
  const sent = (globalThis as { __next_f?: unknown[] }).__next_f;
  if (sent) sent.length = 0;
}
