/** Colours of people, [light, dark]: white text on the first (6.1:1 or more), black on the second (8.1:1 or more). */
const personColors = [
  ['#0b6e4f', '#5fd0a4'],
  ['#a61e4d', '#ff9ebb'],
  ['#5f3dc4', '#b8a2ff'],
  ['#9a4a00', '#ffb066'],
  ['#1864ab', '#7fbdf5'],
  ['#7a5c00', '#e5c14d'],
  ['#862e9c', '#e3a0f5'],
  ['#3d5a1f', '#a9d46b'],
] as const;

/** The colours of the person with this id, for the light and the dark scheme: always the same ones. */
export function colorOf(id: string): readonly [string, string] {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return personColors[hash % personColors.length] ?? personColors[0];
}

/** Up to `most` letters that stand for a name: of its first and last word, or its first two letters. */
export function initialsOf(name: string, most: number): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0] ?? '?';
  const last = words.at(-1) ?? '';
  const letters = words.length > 1 ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 2);
  return letters.slice(0, most).join('').toUpperCase();
}
