import { slideOfAnchor } from '#deck';
import type { FromFrame } from '#wire';
import type { Slide } from './deck-state.ts';
import { PLACE_MARK } from './sanitise.ts';
import { columnsOf, type Scene } from './scene.ts';
import type { Screen } from './screen.ts';
import { ID_PREFIX } from './selectors.ts';

const FLASH_MS = 1_200;

/** Follows a link that was clicked: within the deck here, to elsewhere by the parent. */
export function followLink(link: Element, screen: Screen, send: (message: FromFrame) => void): void {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) followHash(link, href.slice(1), screen);
  else if (/^(?:https?|mailto):/i.test(href)) send({ type: 'link', href: href.slice(0, 4_000) });
}

function followHash(link: Element, hash: string, screen: Screen): void {
  const scene = screen.scene();
  if (!scene) return;
  const place = placeOnSlide(link, hash);
  const slide = place ? null : slideOfHash(hash, scene);
  if (place) point(place);
  else if (slide) screen.goTo({ key: slide.key, step: -1 });
}

/** What the link means on its own slide: a footnote or the way back from it, a heading, an element of that id. */
function placeOnSlide(link: Element, hash: string): Element | null {
  const id = CSS.escape(decode(hash));
  return id === '' ? null : (link.closest('[data-slide]')?.querySelector(`[${PLACE_MARK}="${id}"], [id="${ID_PREFIX}${id}"]`) ?? null);
}

/** `/2/1` is a column and a row, counted from 0, as in reveal; all else is an id. */
export function slideOfHash(hash: string, { deck: { slides } }: Pick<Scene, 'deck'>): Slide | null {
  const indexed = /^\/(\d+)(?:\/(\d+))?/.exec(hash);
  if (indexed) return columnsOf(slides)[Number(indexed[1])]?.[Number(indexed[2] ?? 0)] ?? null;
  const all = slides.map(({ content }) => content.rendered());
  return slides[slideOfAnchor(all, decode(hash.replace(/^\//, '')))] ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Brings it into sight where text scrolls, and points at it. */
function point(place: Element): void {
  if (place.closest('.l-scroll')) place.scrollIntoView({ block: 'nearest' });
  place.animate([{ outline: '0.15em solid' }, { outline: '0.15em solid transparent' }], { duration: FLASH_MS, easing: 'ease-in' });
}
