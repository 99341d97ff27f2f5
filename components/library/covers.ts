import { coverOf } from '#live/api.ts';

export type Covers = {
  /** The cover's text of a deck in this version (its last change). Asked for once; a failure is not kept. */
  get(id: string, version: number): Promise<string>;
};

/** Covers of the decks in sight, fetched at most once each. */
export function createCovers(): Covers {
  const kept = new Map<string, Promise<string>>();
  return {
    get(id, version) {
      const key = `${id} ${version}`;
      const known = kept.get(key) ?? coverOf(id, version);
      kept.set(key, known);
      known.catch(() => kept.delete(key));
      return known;
    },
  };
}
