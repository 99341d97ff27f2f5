import { EMBED_MARK, SOURCE_MARK } from './sanitise.ts';
import type { Host } from './scene.ts';

/** On a section: the kind of what moves behind it, and its address. */
const KIND = 'data-l-media';
const SOURCE = 'data-l-media-src';
const HTTP = /^https?:\/\/[^\s"'<>]{1,4000}$/i;

/** `data-background-video` and `-iframe` as attributes that reveal leaves alone: it would load what they name. */
export function mediaAttributes(attributes: Readonly<Record<string, string>>): [string, string][] {
  const video = attributes['data-background-video'];
  const address = video ?? attributes['data-background-iframe'];
  if (address === undefined) return [];
  const source = (video === undefined ? [address] : address.split(',')).map((one) => one.trim()).find((one) => HTTP.test(one));
  return [[KIND, video === undefined ? 'page' : 'video'], ...(source ? [[SOURCE, source] satisfies [string, string]] : [])];
}

/**
 * Shows what would move behind a slide as a card at the slide's edge; in the middle of one that shows nothing else. `parent`
 * is what the slide fills.
 */
export function createMediaCard(parent: HTMLElement, host: Pick<Host, 'decorate'>): (section: Element | undefined) => void {
  const place = Object.assign(document.createElement('div'), { className: 'l-media' });
  let shown = '';
  return (section) => {
    const kind = section?.getAttribute(KIND) ?? null;
    const source = section?.getAttribute(SOURCE) ?? '';
    const alone = section?.textContent?.trim() === '' && !section.querySelector('img');
    place.classList.toggle('l-media-alone', alone);
    if (shown === `${kind} ${source}`) return;
    shown = `${kind} ${source}`;
    if (kind === null) return place.remove();
    const card = document.createElement('span');
    card.setAttribute(EMBED_MARK, kind);
    if (source) card.setAttribute(SOURCE_MARK, source);
    place.replaceChildren(card);
    parent.append(place);
    host.decorate(place);
  };
}
