import type { Slide } from './deck-state.ts';
import type { Scene } from './scene.ts';

/** Slides that the deck hides have no place on stage. */
export function visibleSlides({ deck }: Scene): readonly Slide[] {
  const isHidden = ({ content }: Slide) =>
    content.text.includes('data-visibility') && content.rendered().attributes['data-visibility'] === 'hidden';
  const visible = deck.slides.filter((slide) => !isHidden(slide));
  return visible.length > 0 ? visible : deck.slides;
}

/** The same slides in the same columns? */
export const sameOrder = (a: readonly Slide[], b: readonly Slide[]) =>
  a.length === b.length && a.every((slide, index) => slide.key === b[index]?.key && slide.source.column === b[index]?.source.column);
