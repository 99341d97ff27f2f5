import type { OpenLevel } from '#access';

/** What the share dialog shows of a deck. */
export type SharedDeck = {
  readonly id: string;
  readonly title: string;
  /** The whole address that people pass on. */
  readonly url: string;
  readonly linkLevel: OpenLevel;
  /** Null for a deck that belongs to everybody with the link. */
  readonly owner: { readonly id: string; readonly name: string; readonly isYou: boolean } | null;
};
