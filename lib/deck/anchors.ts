import type { RenderedSlide } from './types.ts';

type Target = Pick<RenderedSlide, 'attributes' | 'anchors' | 'html'>;

/**
 * Index of the slide that a link `#id` in the deck leads to, or -1 (SPEC D134): one with that id, one with an element of that
 * id, else the heading that is meant but for its case or its number among equal ones.
 */
export function slideOfAnchor(slides: readonly Target[], id: string): number {
  if (id === '') return -1;
  const own = slides.findIndex(({ attributes: { id: own } }) => own === id);
  if (own >= 0) return own;
  const exact = slides.findIndex(({ html, anchors }) => anchors.includes(id) || html.includes(` id="${id}"`));
  return exact >= 0 ? exact : nearly(slides, id.toLowerCase());
}

function nearly(slides: readonly Target[], id: string): number {
  const headings = slides.flatMap(({ anchors }, index) => anchors.map((anchor) => ({ index, id: anchor.toLowerCase() })));
  const folded = headings.find((heading) => heading.id === id);
  if (folded) return folded.index;
  const [, name = '', count = ''] = /^(.+?)-?(\d{1,4})$/.exec(id) ?? [];
  return headings.filter((heading) => heading.id === name)[Number(count)]?.index ?? -1;
}
