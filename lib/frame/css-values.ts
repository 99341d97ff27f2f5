/** Functions that fetch, or that read what they should not, in any property. */
const FETCHING = /(?:^|[^\w-])(src|image|(?:-webkit-)?image-set|(?:-webkit-)?cross-fade|(?:-moz-)?element|paint)\s*\(/;
const URLS = /(?:^|[^\w-])url\s*\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))/g;

/** CSS with its escapes resolved: `\75rl(` is `url(`. */
export function unescapeCss(css: string): string {
  return css.replace(/\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))/g, (_, hex: string | undefined, char: string | undefined) => {
    if (hex === undefined) return char ?? '';
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** Whether a value loads nothing from elsewhere: `url()` only of images in the text itself, of this page or of this server. */
export function isSafeValue(value: string): boolean {
  const plain = unescapeCss(value.replace(/\/\*[\s\S]*?\*\//g, '')).toLowerCase();
  if (FETCHING.test(plain)) return false;
  if (!plain.includes('url')) return true;
  const targets = [...plain.matchAll(URLS)].map((match) => (match[1] ?? match[2] ?? match[3] ?? '').trim());
  return targets.every((target) => /^(?:data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]|#|\/(?![/\\]))/.test(target) || target === '');
}

const PIECE = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\\[\s\S]|[([{]|[)\]}]|;/g;

/** Splits serialised declarations (`a: b; c: d`) at the semicolons that separate them. */
export function splitDeclarations(css: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: piece, index } of css.matchAll(PIECE)) {
    if ('([{'.includes(piece)) depth += 1;
    if (')]}'.includes(piece)) depth = Math.max(0, depth - 1);
    if (piece !== ';' || depth > 0) continue;
    parts.push(css.slice(from, index));
    from = index + 1;
  }
  return [...parts, css.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Serialised declarations without those that would load something. */
export function cleanDeclarations(css: string): string {
  if (isSafeValue(css)) return css;
  return splitDeclarations(css)
    .filter(isSafeValue)
    .map((declaration) => `${declaration};`)
    .join(' ');
}
