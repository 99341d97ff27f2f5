export { type AuditedAct, auditedActs } from './acts.ts';
export { levelsOf, type OpenLevels, type Preset, presetOf, presets } from './presets.ts';

/** What somebody may do with a deck, from nothing to everything. */
export type Level = 'none' | 'view' | 'present' | 'edit' | 'own';
const order: readonly Level[] = ['none', 'view', 'present', 'edit', 'own'];

/** What can be given to whoever is not named: everything but the deck itself. */
export type OpenLevel = Exclude<Level, 'own'>;

/** What a deck says about who may do what. */
export type DeckAccess = {
  /** The ids of who owns it; without any the deck belongs to everybody who has its address. */
  readonly owners: readonly string[];
  readonly users: readonly { readonly id: string; readonly level: Level }[];
  readonly groups: readonly { readonly id: string; readonly level: OpenLevel }[];
  /** What everybody who is signed in may do. */
  readonly signedIn: OpenLevel;
  /** What everybody with the deck's address may do. */
  readonly everybody: OpenLevel;
  /** Links that carry a right; `until` in milliseconds since the epoch, null: without an end. */
  readonly links: readonly { readonly id: string; readonly level: OpenLevel; readonly until: number | null }[];
  readonly trashed: boolean;
  /** Pages of other sites may show it, to whoever could see it by its address. */
  readonly embed: boolean;
};

/**
 * Whoever asks. `groups`: ids of theirs; `links`: ids of the share links that they opened; `most`: what the instance
 * lets people without an account do at most; `embedded`: they look through a page of another site.
 */
export type Viewer =
  | { readonly kind: 'user'; readonly id: string; readonly groups: readonly string[]; readonly links: readonly string[] }
  | { readonly kind: 'guest'; readonly id: string; readonly links: readonly string[]; readonly most: Level }
  | { readonly kind: 'nobody'; readonly links: readonly string[]; readonly most: Level; readonly embedded?: true }
  | { readonly kind: 'suspended'; readonly id: string };

/**
 * The only place that decides: the highest of what the deck gives to this viewer in any way. A trashed deck is open to
 * its owners alone. `now` in milliseconds since the epoch.
 */
export function accessOf(deck: DeckAccess, viewer: Viewer, now: number): Level {
  if (viewer.kind === 'suspended') return 'none';
  if (viewer.kind === 'nobody' && viewer.embedded && (!deck.embed || deck.trashed)) return 'none';
  const level = owns(deck, viewer) ? 'own' : granted(deck, viewer, now);
  if (deck.trashed && level !== 'own') return 'none';
  return viewer.kind === 'user' ? level : lower(level, viewer.most);
}

type Asking = Exclude<Viewer, { kind: 'suspended' }>;

function owns(deck: DeckAccess, viewer: Asking): boolean {
  return deck.owners.length === 0 || (viewer.kind !== 'nobody' && deck.owners.includes(viewer.id));
}

function granted(deck: DeckAccess, viewer: Asking, now: number): Level {
  const byLink = deck.links.filter(({ id, until }) => viewer.links.includes(id) && (until === null || now < until));
  const named = viewer.kind === 'nobody' ? [] : deck.users.filter(({ id }) => id === viewer.id);
  const groups = viewer.kind === 'user' ? deck.groups.filter(({ id }) => viewer.groups.includes(id)) : [];
  const levels = [...byLink, ...named, ...groups].map(({ level }) => level);
  if (viewer.kind === 'user') levels.push(deck.signedIn);
  return levels.reduce<Level>(higher, deck.everybody);
}

const higher = (a: Level, b: Level): Level => (reaches(a, b) ? a : b);
const lower = (a: Level, b: Level): Level => (reaches(a, b) ? b : a);

/** Whether `level` includes what `needed` allows. */
export function reaches(level: Level, needed: Level): boolean {
  return order.indexOf(level) >= order.indexOf(needed);
}

/** The id by which the viewer is known, if they are. */
export const idOf = (viewer: Viewer): string | null => (viewer.kind === 'nobody' ? null : viewer.id);
