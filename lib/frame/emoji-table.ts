import names from 'markdown-it-emoji/lib/data/full.mjs';

/** The emoji of a name without colons, in lower case; null for a name that is none. */
export type EmojiTable = (name: string) => string | null;

/** What HedgeDoc knows beyond GitHub's names of today. */
const OLDER: Readonly<Record<string, string>> = {
  kissing_face: '😗',
  person_frowning: '🙍',
  person_with_blond_hair: '👱',
  person_with_pouting_face: '🙎',
  plus1: '👍',
  squirrel: '🐿️',
  donut: '🍩',
  black_square: '⬛',
  u5272: '🈹',
  u5408: '🈴',
  u55b6: '🈺',
  u6307: '🈯',
  u6708: '🈷️',
  u6709: '🈶',
  u7121: '🈚',
  u7533: '🈸',
  u7981: '🈲',
  u7a7a: '🈳',
};

const table: ReadonlyMap<string, string> = new Map([...Object.entries(OLDER), ...Object.entries(names)]);

export const emojiOf: EmojiTable = (name) => table.get(name) ?? null;
