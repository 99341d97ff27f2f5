import { playerOf } from '#wire/players';
import embedCss from './css/embeds.css?inline';
import type { Words } from './scene.ts';

export { embedCss };

/** What a placeholder stands for: its kind, and its address or nothing. */
export type Embed = { readonly kind: string; readonly source: string };

/** Sites by the names of their tags. */
const SITES: Readonly<Record<string, string>> = {
  youtube: 'YouTube',
  vimeo: 'Vimeo',
  gist: 'Gist',
  pdf: 'PDF',
  slideshare: 'SlideShare',
  speakerdeck: 'Speaker Deck',
  hackmd: 'HackMD',
};
/** Shown as a line of text: there is nothing to see of them before they are opened. */
const LINES = new Set(['gist', 'pdf', 'slideshare', 'speakerdeck', 'hackmd', 'audio']);
/** Longer titles are cut, in characters. */
const MAX_TITLE = 120;

const PLAY = 'M7 4v16l13-8z';
const OPEN = 'M12 6H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-6M11 13l9-9M15 4h5v5';

/**
 * Makes a placeholder a card: a quiet box of the size that the deck gave it, with a button that says what it is and from
 * which host. Nothing is requested; whoever clicks it is told to the page around.
 */
export function fillCard(place: HTMLElement, { kind, source }: Embed, words: Words): void {
  place.classList.add('l-card', LINES.has(kind) ? 'l-card-line' : 'l-card-box');
  // reflowed text has its own measure
  if (!place.closest('.l-reflow')) takeSize(place);
  const url = URL.canParse(source) ? new URL(source) : null;
  const player = url && playerOf(url.href);
  const plays = kind === 'video' || kind === 'audio' || player !== null;
  const what = player?.site ?? whatOf(kind, words);
  const title = titleOf(place, kind, url) || what;
  const inner = url ? button(url, `${plays ? words.play : words.open}: ${title}, ${url.host}`) : make('span', 'l-card-inner');
  const about = url ? [what, url.host].filter((one) => one !== title).join(' · ') : words.noAddress;
  inner.append(icon(plays), textOf(title, about));
  place.replaceChildren(inner);
}

function whatOf(kind: string, words: Words): string {
  return { video: words.video, audio: words.sound, page: words.page }[kind] ?? SITES[kind] ?? words.page;
}

function button(url: URL, label: string): HTMLElement {
  return Object.assign(make('button', 'l-card-inner'), { type: 'button', title: url.href, ariaLabel: label });
}

/** `width="560"` and the like as the iframe that it stands for would take them. */
function takeSize(place: HTMLElement): void {
  for (const name of ['width', 'height'] as const) {
    const [, number, unit] = /^\s*(\d{1,5}(?:\.\d+)?)\s*(px|%)?\s*$/i.exec(place.getAttribute(name) ?? '') ?? [];
    if (number && place.style[name] === '') place.style[name] = `${number}${unit === '%' ? '%' : 'px'}`;
  }
}

function titleOf(place: HTMLElement, kind: string, url: URL | null): string {
  const given = place.getAttribute('title')?.trim();
  if (given) return given.slice(0, MAX_TITLE);
  const path = url?.pathname.split('/').filter((part) => part !== '') ?? [];
  if (kind === 'gist') return decoded(path.join('/'));
  const last = decoded(path.at(-1) ?? '');
  return /\.[a-z\d]{2,5}$/i.test(last) || kind === 'slideshare' || kind === 'speakerdeck' ? last.slice(0, MAX_TITLE) : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const make = (tag: string, className: string, textContent = '') => Object.assign(document.createElement(tag), { className, textContent });

function textOf(title: string, about: string): HTMLElement {
  const box = make('span', 'l-card-words');
  box.append(make('span', 'l-card-title', title), make('span', 'l-card-about', about));
  return box;
}

function icon(plays: boolean): Element {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', plays ? 'l-card-icon l-card-play' : 'l-card-icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', plays ? PLAY : OPEN);
  svg.append(path);
  return svg;
}
