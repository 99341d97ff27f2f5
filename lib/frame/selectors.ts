/** DOMPurify puts this before every id and name, so that none can shadow what the document has. */
export const ID_PREFIX = 'user-content-';

/** One token of a selector: a string, an attribute test, an escape, or a name with what comes before it. */
const TOKEN =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\]"'])*\]|([#.:]*)((?:[\w-]|[\u0080-\uffff]|\\.)+)/g;

/**
 * A serialised selector as it is in the frame: `:root`, `html` and `body` are the surface that a deck may style, and
 * ids carry the sanitiser's prefix.
 */
export function mapSelector(selector: string): string {
  return selector.replace(TOKEN, (token: string, before: string | undefined, name: string | undefined) => {
    if (name === undefined) return token;
    if (before === '' && /^(?:html|body)$/i.test(name)) return ':scope';
    if (before === ':' && /^root$/i.test(name)) return ':scope';
    if (before === '#') return `#${ID_PREFIX}${name}`;
    return token;
  });
}
