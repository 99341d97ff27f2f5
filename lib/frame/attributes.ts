import { isSafeValue } from './css-values.ts';
import { ID_PREFIX } from './selectors.ts';

type Check = (value: string) => boolean;
const word: Check = (value) => /^[\w -]{0,100}$/.test(value);
const number: Check = (value) => /^-?\d{1,9}(?:\.\d{1,6})?$/.test(value);
const style: Check = (value) => value.length <= 4_000 && isSafeValue(value) && !/[<>]/.test(value);
const lines: Check = (value) => /^[\d,|\- ]{0,200}$/.test(value);
const bare: Check = (value) => value === '' || value === 'true' || value === 'false';

/** An address of an image: http, https, an image in the text itself, or of this server. */
export function isImageUrl(value: string): boolean {
  const url = value.trim();
  if (/^data:/i.test(url)) return /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(url);
  // Browsers drop tabs and line ends in addresses; nobody needs other control characters in one.
  if ([...url].some((char) => char < ' ' || char === '\\')) return false;
  return /^https?:/i.test(url) || !/^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** Reveal decodes the addresses of backgrounds, and throws where that fails. */
const background: Check = (value) => {
  try {
    return value.length <= 4_000 && decodeURI(value) !== '' && !/["'<>]/.test(value) && value.split(/,(?!.*base64)/).every(isImageUrl);
  } catch {
    return false;
  }
};

const looksLikeImage = (value: string) =>
  /^(?:https?:|\/)/i.test(value) || /\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#\s]|$)/i.test(value);

const autoAnimate: Record<string, Check> = {
  'data-auto-animate': bare,
  'data-auto-animate-id': word,
  'data-auto-animate-restart': bare,
  'data-auto-animate-easing': style,
  'data-auto-animate-unmatched': bare,
  'data-auto-animate-duration': number,
  'data-auto-animate-delay': number,
};

/** `data-*` of any element, by name and value. */
const elementData: Record<string, Check> = {
  ...autoAnimate,
  'data-id': word,
  'data-autoslide': number,
  'data-fragment-index': (value) => /^\d{1,4}$/.test(value),
  'data-line-numbers': lines,
  'data-ln-start-from': number,
  'data-trim': bare,
  'data-wrap': bare,
  'data-noescape': bare,
  'data-prevent-swipe': bare,
};

const section: Record<string, Check> = {
  ...autoAnimate,
  'data-background': (value) => (looksLikeImage(value) ? background(value) : style(value)),
  'data-background-image': background,
  'data-background-color': style,
  'data-background-gradient': style,
  'data-background-size': style,
  'data-background-position': style,
  'data-background-repeat': style,
  'data-background-opacity': number,
  'data-background-transition': word,
  'data-transition': word,
  'data-transition-speed': word,
  'data-autoslide': number,
  'data-state': word,
  'data-timing': number,
  'data-visibility': (value) => value === 'hidden' || value === 'uncounted',
};

/** Classes by which the frame and reveal know their own elements. */
const OURS = /^(?:l-.*|reveal.*|slides|backgrounds|stack|past|present|future|has-.*-background)$/i;
const keepForeign = (classes: string) =>
  classes
    .split(/\s+/)
    .filter((name) => !OURS.test(name))
    .join(' ');

const common: Record<string, (value: string) => string | null> = {
  class: keepForeign,
  id: (value) => (/^[^\s]{1,200}$/.test(value) ? ID_PREFIX + value : null),
  style: (value) => (style(value) ? value : null),
};

/** The value that a slide's attribute has in the frame, or null when it must not have it. */
export function sectionAttribute(name: string, value: string): string | null {
  if (common[name]) return common[name](value);
  if (name === 'data-state') return section[name]?.(value) ? keepForeign(value) : null;
  return section[name]?.(value) ? value : null;
}

/** Whether an element may carry this `data-*` attribute with this value. */
export function isElementData(name: string, value: string): boolean {
  return elementData[name]?.(value) ?? false;
}

/** The value that an attribute of a `.element:` comment has in the frame, or null. */
export function elementAttribute(name: string, value: string): string | null {
  if (common[name]) return common[name](value);
  if (/^(?:title|dir|lang|align|width|height|alt|start|color|face|size)$/.test(name)) return value.slice(0, 500);
  return isElementData(name, value) ? value : null;
}

/** The classes of an element without those that are the frame's and reveal's own. */
export const foreignClasses = keepForeign;
