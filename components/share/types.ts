import type { OpenLevel } from '#access';

/** What the share dialog shows of a deck to whoever does not own it. */
export type SharedDeck = {
  readonly id: string;
  readonly title: string;
  /** The whole address that people pass on. */
  readonly url: string;
  readonly linkLevel: OpenLevel;
  /** Null for a deck that belongs to everybody with the link. */
  readonly owner: { readonly id: string; readonly name: string; readonly isYou: boolean } | null;
};
/** A section as the list of owners shows it. */
export type SharedSection = {
  readonly topic: string | null;
  readonly first: number;
  readonly last: number;
  readonly owners: readonly string[];
};
