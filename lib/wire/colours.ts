/** Colours of people: white text on the first (6.1:1 or more), black on the second (8.1:1 or more). */
const personColours = [
  ['#0b6e4f', '#5fd0a4'],
  ['#a61e4d', '#ff9ebb'],
  ['#5f3dc4', '#b8a2ff'],
  ['#9a4a00', '#ffb066'],
  ['#1864ab', '#7fbdf5'],
  ['#7a5c00', '#e5c14d'],
  ['#862e9c', '#e3a0f5'],
  ['#3d5a1f', '#a9d46b'],
] as const;

/** A person's colours as #rrggbb, the same everywhere for the same id: `color` for the light scheme, `colorLight` for the dark one. */
export function coloursOf(personId: string): { readonly color: string; readonly colorLight: string } {
  let sum = 0;
  for (const char of personId) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  const [color, colorLight] = personColours[sum % personColours.length] ?? personColours[0];
  return { color, colorLight };
}
