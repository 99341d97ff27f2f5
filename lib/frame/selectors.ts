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
