import type { ImportLook, Separators } from '#deck';
import type { CreatedDeck } from '#live/api.ts';
import type { ImportItem, Refused } from '#live/importing/items.ts';

/** A text with what importing it would make of it, as somebody wants it. */
export type Candidate = {
  readonly item: ImportItem;
  readonly look: ImportLook;
  /** How many of its pictures came along. */
  readonly along: number;
  readonly separators: Separators;
  /** With these separators. */
  readonly slides: number;
  readonly wanted: boolean;
};

/** What became of a text. `made`: its slides and pictures; `said`: what was changed on the way. */
export type Imported =
  | { readonly name: string; readonly deck: CreatedDeck; readonly made: string; readonly said: readonly string[] }
  | { readonly name: string; readonly reason: string };

/** An address that did not work, and why. */
export type Trouble = { readonly address: string; readonly why: string };

/** Where somebody is on the way from a source to decks. */
export type Step =
  | { readonly kind: 'source'; readonly trouble: Trouble | null }
  | { readonly kind: 'reading'; readonly done: number; readonly all: number }
  | { readonly kind: 'look'; readonly candidates: readonly Candidate[]; readonly refused: readonly Refused[] }
  | { readonly kind: 'saving'; readonly done: number; readonly all: number; readonly isCancelled: boolean }
  | { readonly kind: 'done'; readonly results: readonly Imported[] };
