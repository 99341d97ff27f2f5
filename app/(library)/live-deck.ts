import type { LiveDeck } from '#components/library/types.ts';
import { outlineOf, type ParsedDeck, parseDeck } from '#deck';
import type { ListedDeck } from '#store/library.ts';
import { withCopies } from '#store/mirror/with-copies.ts';
import type { PublicState } from '#store/rooms-door.ts';

/** A deck on stage as the library shows it: who presents what, and the picture of that slide. */
export async function liveDeck({ id, title, mayEdit }: ListedDeck, { text, stage }: PublicState): Promise<LiveDeck> {
  const parsed = parseDeck(text);
  const number = Math.min(stage.place?.slide ?? 1, parsed.slides.length);
  return {
    ...{ id, title, mayEdit },
    leaderName: stage.live?.leaderName ?? '',
    place: { topic: topicOf(parsed, number), slide: number, slides: parsed.slides.length },
    followers: stage.followers,
    cover: await withCopies(id, slideAlone(text, parsed, number)),
  };
}

const topicOf = (parsed: ParsedDeck, number: number): string | null =>
  outlineOf(parsed).find(({ first, last }) => first <= number && number <= last)?.topic ?? null;

/** The deck's settings with one slide: what a still picture of it needs. */
function slideAlone(text: string, { frontMatter, slides }: ParsedDeck, number: number): string {
  const head = frontMatter ? text.slice(0, frontMatter.to) : '';
  return `${head}\n${slides[number - 1]?.text ?? ''}`;
}
