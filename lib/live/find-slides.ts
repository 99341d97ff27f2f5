import type { Outline } from './outline.ts';

/** A slide as the go-to dialog lists it. */
export type Hit = { readonly slide: number; readonly title: string; readonly topic: string | null };

/** The slides that fit what was typed: the one with that number first, then those whose titles have all its words. */
export function findSlides(outline: Outline, asked: string): readonly Hit[] {
  const all = hitsOf(outline);
  const words = fold(asked).split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  const number = /^\s*\d+\s*$/.test(asked) ? Number(asked) : null;
  const exact = all.filter(({ slide }) => slide === number);
  const rest = all.filter((hit) => hit.slide !== number && words.every((word) => fold(`${hit.title} ${hit.topic ?? ''}`).includes(word)));
  return [...exact, ...rest];
}

function hitsOf({ sections }: Outline): Hit[] {
  return sections.flatMap(({ topic, first, slideTitles }) => slideTitles.map((title, index) => ({ slide: first + index, title, topic })));
}

/** Without case and accents. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
