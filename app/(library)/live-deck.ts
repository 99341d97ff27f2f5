import type { LiveDeck } from '#components/library/types.ts';
import type { ListedDeck } from '#store/library.ts';
import type { PublicState } from '#store/rooms-door.ts';

/** A deck on stage as the library shows it: who presents what, and the picture of that slide. */
export function liveDeck({ id, title, slides, mayEdit }: ListedDeck, { text, stage }: PublicState): LiveDeck {
  return {
    ...{ id, title, mayEdit },
    leaderName: stage.live?.leaderName ?? '',
    place: stage.place ? { topic: null, slide: stage.place.slide, slides } : null,
    followers: stage.followers,
    cover: text,
  };
}
