/** DOMPurify puts this before every id and name, so that none can shadow what the document has. */
export const ID_PREFIX = 'user-content-';

/** What stands in a slide in the place of an element that the sanitiser takes away. */
const CARDS: Readonly<Record<string, string>> = {
  iframe: '[data-l-embed="page"]',
  video: '[data-l-embed="video"]',
  audio: '[data-l-embed="audio"]',
};

/** One token of a selector: a string, an attribute test, an escape, or a name with what comes before it. */
const TOKEN =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\]"'])*\]|([#.:]*)((?:[\w-]|[\u0080-\uffff]|\\.)+)/g;

/**
 * A serialised selector as it is in the frame: `:root`, `html` and `body` are the surface that a deck may style, and
 * ids carry the sanitiser's prefix.
 */
export function mapSelector(selector: string): string {
  const mapped = selector.replace(TOKEN, (token: string, before: string | undefined, name: string | undefined) =>
    name === undefined ? token : mapName(token, before ?? '', name),
  );
  // `html body` and `body > .reveal` are about one surface
  return mapped.replace(/:scope(?:[ >]+:scope)+/g, ':scope');
}

function mapName(token: string, before: string, name: string): string {
  const known = name.toLowerCase();
  if (before === '#') return `#${ID_PREFIX}${name}`;
  if (before === ':' && known === 'root') return ':scope';
  if (before !== '') return token;
  if (known === 'html' || known === 'body') return ':scope';
  return Object.hasOwn(CARDS, known) ? `:is(${name}, ${CARDS[known]})` : token;
}

/** What may stand first in a selector: within the surface, or the surface itself. */
const ANCHOR = ':where(:scope, :scope *)';
const TYPE = /^\s*(?:\*|(?:[\w-]|[\u0080-\uffff]|\\.)+)?/;

/**
 * The same selectors so that their first part may be the surface as well: a slide's state is a class of it. Without this
 * each would be about what is below it only.
 */
export function anchorSelectors(selectors: string): string {
  return splitSelectors(selectors)
    .map((selector) => (/^\s*:scope/.test(selector) ? selector : selector.replace(TYPE, (type) => type + ANCHOR)))
    .join(',');
}

/** Splits a list of selectors at the commas between them. */
function splitSelectors(selectors: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: piece, index } of selectors.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[([]|[)\]]|,/g)) {
    if (piece === '(' || piece === '[') depth += 1;
    if (piece === ')' || piece === ']') depth -= 1;
    if (piece !== ',' || depth > 0) continue;
    parts.push(selectors.slice(from, index));
    from = index + 1;
  }
  return [...parts, selectors.slice(from)];
}
