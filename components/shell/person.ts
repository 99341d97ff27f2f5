/** Up to `most` letters that stand for a name: of its first and last word, or its first two letters. */
export function initialsOf(name: string, most: number): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '?';
  const last = words.at(-1) ?? '';
  const letters = words.length > 1 ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2);
  return letters.slice(0, most).join('').toUpperCase();
}
