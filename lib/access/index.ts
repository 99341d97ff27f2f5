/** What somebody may do with a deck, from nothing to everything. */
export type Level = 'none' | 'view' | 'present' | 'edit' | 'own';
const order: readonly Level[] = ['none', 'view', 'present', 'edit', 'own'];

/** What a deck says about who may do what. */
export type DeckAccess = {
  /** Who owns it; null for a deck that belongs to everybody who has the link. */
  readonly ownerId: string | null;
  /** What everybody with the link may do. */
  readonly linkLevel: 'view' | 'edit';
  readonly trashed: boolean;
};

/** Whoever asks. */
export type Viewer = { readonly kind: 'guest'; readonly id: string } | { readonly kind: 'nobody' };

/** The only place that decides. A trashed deck is open to its owner alone. */
export function accessOf(deck: DeckAccess, viewer: Viewer): Level {
  const owns = deck.ownerId === null || (viewer.kind === 'guest' && viewer.id === deck.ownerId);
  if (owns) return 'own';
  return deck.trashed ? 'none' : deck.linkLevel;
}

/** Whether `level` includes what `needed` allows. */
export function reaches(level: Level, needed: Level): boolean {
  return order.indexOf(level) >= order.indexOf(needed);
}
