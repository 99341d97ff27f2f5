import type { TextEdit } from '#deck';

// Replaced by #deck as soon as it has these.
const split = (text: string): string[] => text.split(/\n(?:---|----)\n/);

export const titleOf = (text: string): string | null => /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? null;
export const publicText = (text: string): string => text;
export const countSlides = (text: string): { slides: number; stacks: number } => ({
  slides: split(text).length,
  stacks: text.split('\n---\n').length,
});
export const sectionsOf = (): number => 1;
export const firstSlideText = (text: string): string => split(text)[0] ?? '';

export function slideNumberAt(text: string, offset: number): number {
  return split(text.slice(0, offset)).length;
}

export function diffText(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < before.length - from && tail < after.length - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [{ from, remove: before.length - from - tail, insert: after.slice(from, after.length - tail) }];
}
