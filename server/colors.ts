/** Cursor colours that carry white text and stand out on white and on near black. */
const colors = [
  ...['#b4232c', '#b3541e', '#8a6100', '#4f7300', '#157a3d', '#0b7a6f'],
  ...['#0e7490', '#1864ab', '#3b5bdb', '#6741d9', '#8f3fbf', '#b02a80'],
] as const;

/** A person's colours, always the same ones. */
export function colorsOf(personId: string): { readonly color: string; readonly colorLight: string } {
  let sum = 0;
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  const color = colors[sum % colors.length] ?? colors[0];
  return { color, colorLight: `${color}33` };
}
