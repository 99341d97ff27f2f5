import { IMAGE_ADDRESS } from './images.ts';
import { linesOf } from './lines.ts';
import { masked } from './masked.ts';
import { parseDeck } from './parse.ts';
import type { ParsedDeck } from './types.ts';

/** Where a picture's address stands in a text: `text.slice(from, from + src.length)`. */
export type PictureLink = { readonly src: string; readonly from: number };

const BACKGROUND = /\bdata-background(?:-image)?\s*=\s*["']([^"'\n]{1,4000})/g;
const SLIDE_COMMENT = /<!--\s*\.slide:([\s\S]{0,4000}?)-->/g;
const PARALLAX = /^[ \t]*parallaxBackgroundImage[ \t]*:[ \t]*["']?([^\s"'#][^\s"']{0,2000})/m;
const PICTURE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|heic)(?:[?#]|$)/i;
/** No more are looked at. */
const MAX_PICTURES = 5_000;

/** The pictures that a text shows, in its order: in markdown, in tags, by reference, as backgrounds, behind all slides. Code and notes show none. */
export function picturesIn(text: string, { slides, frontMatter }: ParsedDeck = parseDeck(text)): readonly PictureLink[] {
  const links = slides.flatMap((slide) => {
    const plain = masked(linesOf(slide.text)).text;
    return [...addressed(plain), ...backgrounds(slide.text)].map(({ src, from }) => ({ src, from: slide.from + from }));
  });
  if (frontMatter) links.push(...behindAll(text.slice(0, frontMatter.to)));
  return links.sort((a, b) => a.from - b.from).slice(0, MAX_PICTURES);
}

function addressed(text: string): PictureLink[] {
  if (!/!\[|<img|\]:/i.test(text)) return [];
  return [...text.matchAll(IMAGE_ADDRESS)].flatMap(({ 0: whole, 1: inline, 2: tag, 3: reference, index }) => {
    const src = inline ?? tag ?? reference ?? '';
    // Other links have definitions, too.
    return reference !== undefined && !PICTURE_FILE.test(reference) ? [] : [{ src, from: index + whole.length - src.length }];
  });
}

/** The picture behind all slides, as the settings name it. */
function behindAll(settings: string): PictureLink[] {
  const [whole, src = ''] = PARALLAX.exec(settings) ?? [];
  return whole ? [{ src, from: settings.indexOf(whole) + whole.length - src.length }] : [];
}

/** A background may be a colour as well. */
function backgrounds(text: string): PictureLink[] {
  return [...text.matchAll(SLIDE_COMMENT)].flatMap(({ 1: inside = '', index, 0: whole }) =>
    [...inside.matchAll(BACKGROUND)].flatMap(({ 1: src = '', 0: attribute, index: at }) =>
      PICTURE_FILE.test(src) ? [{ src, from: index + whole.indexOf(inside) + at + attribute.length - src.length }] : [],
    ),
  );
}

/** The text with other addresses for its pictures; null leaves one as it is. */
export function withPictures(text: string, addressFor: (src: string) => string | null): string {
  let out = '';
  let at = 0;
  for (const { src, from } of picturesIn(text)) {
    const address = from < at ? null : addressFor(src);
    if (address === null) continue;
    out += text.slice(at, from) + address;
    at = from + src.length;
  }
  return out + text.slice(at);
}

const MAX_FOREIGN_CHARS = 2_000;

/** The address of a picture on another site, as URLs say it; null for one beside the text, within it, or too long. */
export function foreignAddress(src: string): string | null {
  if (src.length > MAX_FOREIGN_CHARS || !/^(?:https?:)?\/\//i.test(src) || !URL.canParse(src, 'https://unknown')) return null;
  return new URL(src, 'https://unknown').href;
}

/** Whether an address means a file beside the text, or on the same site. */
export const isRelative = (src: string): boolean => !/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(src);
