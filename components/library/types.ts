import type { TemplateName } from '#templates';

/** A deck as a list shows it. */
export type DeckItem = {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
  /** Who edited last, when that is known. */
  readonly by: string | null;
  /** This person owns it by name. */
  readonly mine: boolean;
  /** This person may move it to the trash. */
  readonly owned: boolean;
  readonly live: boolean;
  /** How this person comes by it: by name, by a group, as everybody. */
  readonly shared: boolean;
  readonly byGroup: boolean;
  readonly isPublic: boolean;
  readonly pinned: boolean;
  /** New decks may start from it. */
  readonly template: boolean;
  /** When they last opened it, in milliseconds since the epoch. */
  readonly visitedAt: number | null;
};

/** What a new deck starts from: one of ours, or a deck that is a template. */
export type Start = TemplateName | `deck:${string}`;

/** A deck that is on stage now. */
export type LiveDeck = {
  readonly id: string;
  readonly title: string;
  readonly leaderName: string;
  /** The topic on stage, the number of the slide, and how many there are. */
  readonly place: { readonly topic: string | null; readonly slide: number; readonly slides: number };
  readonly followers: number;
  /** Text of the slide on stage with the deck's settings. */
  readonly cover: string;
  readonly mayEdit: boolean;
};

/** `cover`: front matter and first slide; only there while the trash is looked at. */
export type TrashedDeck = { readonly id: string; readonly title: string; readonly deletedAt: number; readonly cover: string };

export const views = ['all', 'recent', 'mine', 'shared', 'groups', 'pinned', 'public', 'trash'] as const;
export type View = (typeof views)[number];

/** Whoever looks. `id` null: nothing is known about them yet. */
export type Me = { readonly id: string | null; readonly name: string; readonly chosenName: boolean };

export type LibraryData = {
  readonly view: View;
  readonly decks: readonly DeckItem[];
  readonly live: readonly LiveDeck[];
  readonly trash: readonly TrashedDeck[];
  readonly me: Me;
  /** URL of the frame for thumbnails. */
  readonly frameSrc: string;
};
