import type { PicturePlaces, Rewritten } from '#deck';
import { ApiError } from '#live/api.ts';
import type { ImportItem, Refused } from '#live/importing/items.ts';
import type { Saved } from '#live/importing/save.ts';
import type { Words } from '#words';
import type { Candidate } from './types.ts';

type ImportWords = Words['importing'];

/** Why a file is no deck. */
export function sayRefusal(refusal: Refused['refused'], words: ImportWords): string {
  switch (refusal.why) {
    case 'too-large':
      return words.tooLarge(refusal.bytes);
    case 'not-utf-8':
      return words.notUtf8(refusal.line);
    case 'not-text':
      return words.notText;
    case 'unreadable':
      return words.unreadable;
    default:
      return words.zips[refusal.why];
  }
}

/** Why nothing came from an address, or no deck was made. */
export function sayTrouble(error: unknown, words: ImportWords): string {
  if (!(error instanceof ApiError) || error.status === 0) return words.offline;
  const kind = error.type.replace('urn:lectern:problem:', '');
  return kind in words.troubles ? words.troubles[kind as keyof ImportWords['troubles']] : words.server(error.message);
}

/** What rewriting did, in sentences; none when it did nothing. */
export function sayRewritten({ right, down, rules, settings }: Rewritten, words: ImportWords): string[] {
  return [
    right + down > 0 ? words.rewritten(right, down) : '',
    settings > 0 ? words.settingsKept(settings) : '',
    rules > 0 ? words.rulesMade(rules) : '',
  ].filter((sentence) => sentence !== '');
}

/** What was changed on the way, and which pictures stayed behind. */
export function saySaved({ encoding }: ImportItem, { rewritten, pictures }: Saved, words: ImportWords): string[] {
  return [
    ...(encoding === 'utf-8' ? [] : [words.readAs(encoding === 'utf-16' ? 'UTF-16' : 'Windows-1252')]),
    ...sayRewritten(rewritten, words),
    ...(pictures.taken > 0 ? [words.picturesTaken(pictures.taken)] : []),
    ...pictures.refused.map(({ src, reason }) => words.pictureRefused(src, reason)),
  ];
}

/** Where a text's pictures are. `along`: how many of those beside it came with it. */
export function sayPictures(pictures: PicturePlaces, along: number, words: ImportWords): string {
  const parts = [...(along > 0 ? [words.picturesHere(along)] : []), ...picturesLeft(pictures, along, words)];
  return parts.join(', ') || words.noPictures;
}

/** What a text became: its slides, and the pictures that did not come with it. */
export function sayMade({ slides, look, along }: Candidate, words: ImportWords): string {
  return [words.slides(slides), ...picturesLeft(look.pictures, along, words)].join(' · ');
}

function picturesLeft({ hosts, beside, inside }: PicturePlaces, along: number, words: ImportWords): string[] {
  const missing = beside.length - along;
  return [
    missing > 0 ? words.picturesMissing(missing) : '',
    ...hosts.map(({ host, pictures }) => words.picturesAt(pictures, host)),
    inside > 0 ? words.picturesInside(inside) : '',
  ].filter((part) => part !== '');
}
