import { countSlides, parseDeck } from './parse.ts';
import { isRelative, picturesIn } from './pictures.ts';
import { proposeSeparators } from './propose-separators.ts';
import type { Separators } from './separator-lines.ts';
import { rewriteSeparators } from './separators.ts';
import { titleOf } from './title.ts';

/** Where a text's pictures are. Each address counts once; `inside`: those that are part of the text. */
export type PicturePlaces = {
  readonly hosts: readonly { readonly host: string; readonly pictures: number }[];
  /** Addresses beside the text. */
  readonly beside: readonly string[];
  readonly inside: number;
};

/** What importing a text would make of it. `separators`: how it seems to separate its slides; `slides`: as many it then has. */
export type ImportLook = {
  readonly title: string | null;
  readonly slides: number;
  readonly stacks: number;
  readonly separators: Separators;
  readonly tags: readonly string[];
  readonly pictures: PicturePlaces;
};

/** Looks at a text before it is imported. */
export function lookAt(text: string): ImportLook {
  const separators = proposeSeparators(text);
  const rewritten = rewriteSeparators(text, separators).text;
  const deck = parseDeck(rewritten);
  const { tags } = deck.settings;
  const pictures = placesOf(picturesIn(rewritten, deck).map(({ src }) => src));
  return { title: titleOf(deck), ...countSlides(rewritten), separators, tags, pictures };
}

function placesOf(addresses: readonly string[]): PicturePlaces {
  const hosts = new Map<string, number>();
  const beside: string[] = [];
  let inside = 0;
  for (const src of new Set(addresses)) {
    if (isRelative(src)) beside.push(src);
    else if (/^data:/i.test(src)) inside++;
    else hosts.set(hostOf(src), (hosts.get(hostOf(src)) ?? 0) + 1);
  }
  return { hosts: [...hosts].map(([host, pictures]) => ({ host, pictures })), beside, inside };
}

const hostOf = (src: string): string => (URL.canParse(src, 'https://x/') ? new URL(src, 'https://x/').host : src.slice(0, 60));
