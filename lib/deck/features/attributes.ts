type Attributes = Readonly<Record<string, string>>;

const MAX_VALUE = 4_000;
const PAIR = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/g;
const NAME = /^(?:class|id|style|title|lang|dir|data-[a-z][a-z\d-]*)$/;
/** Ours, or reveal's own doors to html, markdown and notes. */
const RESERVED =
  /^data-(?:l-|lectern|slide$|notes|markdown|separator|element-attributes|charset|src|external|template|background-interactive)/;
const URLS = /^data-(?:background|background-image|background-video|background-iframe)$/;
const COLOUR =
  /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|(?:repeating-)?(?:linear|radial|conic)-gradient)\((?:[^()]|\([^()]*\))*\))$/i;
const SAFE_URL = /^(?:https?:|data:image\/(?:png|jpe?g|gif|webp|avif)[;,]|(?![a-z][a-z\d+.-]*:))/i;

/**
 * The attributes of a `.slide:` or `.element:` comment whose names and values are allowed (SPEC D51). Values may stand
 * in double, single or no quotes; a bare name has an empty value. Of a name given twice the last one counts.
 */
export function parseAttributes(text: string): Attributes {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(PAIR)) {
    const name = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (NAME.test(name) && !RESERVED.test(name) && isAllowed(name, value)) found[name] = value;
  }
  return found;
}

function isAllowed(name: string, value: string): boolean {
  if (value.length > MAX_VALUE || hasControl(value)) return false;
  if (name === 'id') return /^[\w-]{1,100}$/.test(value);
  if (name === 'dir') return /^(?:ltr|rtl|auto)$/.test(value);
  if (URLS.test(name)) return COLOUR.test(value) || value.split(',').every((part) => SAFE_URL.test(part.trim()));
  return name !== 'style' || !/expression\s*\(|javascript:|@import|-moz-binding/i.test(value);
}

function hasControl(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

/** Joins two sets: classes and styles add up, of all else the later one counts. */
export function joinAttributes(first: Attributes, second: Attributes): Attributes {
  const { class: firstClass, style: firstStyle } = first;
  const { class: secondClass, style: secondStyle } = second;
  const classes = [firstClass, secondClass].filter(Boolean).join(' ');
  const styles = [firstStyle?.replace(/;\s*$/, ''), secondStyle].filter(Boolean).join('; ');
  return { ...first, ...second, ...(classes && { class: classes }), ...(styles && { style: styles }) };
}
