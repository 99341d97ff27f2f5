import type { MarkdownIt, StateInline } from 'markdown-it';

/** Longer tags are text. */
const MAX_TAG = 2_000;
const TAG = /^\{%\s*([a-z]+)\s+([^\s{}%]+(?:%[\da-f]{2}[^\s{}%]*)*)\s*%\}/i;
const HTTP = /^https?:\/\/[^\s"'<>]+$/i;

/** The address of a thing by what stands in its tag; null where that is none. */
const ADDRESSES: Readonly<Record<string, (name: string) => string | null>> = {
  youtube: (id) => (/^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/watch?v=${id}` : null),
  vimeo: (id) => (/^\d{4,12}(?:\/[\da-f]{6,16})?$/.test(id) ? `https://vimeo.com/${id}` : null),
  gist: (path) => (/^[\w-]{1,60}\/[\da-f]{1,60}$/i.test(path) ? `https://gist.github.com/${path}` : null),
  slideshare: (path) => (/^[\w-]{1,100}\/[\w.-]{1,300}$/.test(path) ? `https://www.slideshare.net/${path}` : null),
  speakerdeck: (path) => (/^[\w-]{1,100}\/[\w.-]{1,300}$/.test(path) ? `https://speakerdeck.com/${path}` : null),
  hackmd: (path) => (/^(?:@[\w-]{1,60}\/)?[\w-]{1,100}$/.test(path) ? `https://hackmd.io/${path}` : null),
  pdf: () => null,
};

/** `{%youtube id %}` and its like leave placeholders (SPEC D220, D221). */
export function embeds(md: MarkdownIt): void {
  md.inline.ruler.before('text', 'embed', rule);
}

function rule(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{%', state.pos)) return false;
  const [tag, name = '', rest = ''] = TAG.exec(state.src.slice(state.pos, state.pos + MAX_TAG)) ?? [];
  const kind = name.toLowerCase();
  if (!tag || !Object.hasOwn(ADDRESSES, kind)) return false;
  const url = HTTP.test(rest) ? rest : (ADDRESSES[kind]?.(rest) ?? null);
  if (url === null) return false;
  if (!silent) state.push('html_inline', '', 0).content = placeholder(kind, url);
  state.pos += tag.length;
  return true;
}

/** What a sanitiser may see in the place of a thing; the frame makes a card of it. `more`: further attributes, raw. */
function placeholder(kind: string, url: string | null, more = ''): string {
  const src = url === null ? '' : ` data-l-src="${escapeAttribute(url)}"`;
  return `<span data-l-embed="${kind}"${src}${more}></span>`;
}

const KINDS: Readonly<Record<string, string>> = { iframe: 'page', video: 'video', audio: 'audio' };

/** Elements that become placeholders. */
export const EMBEDDING: ReadonlySet<string> = new Set(Object.keys(KINDS));

/** The placeholder of an `<iframe>`, `<video>` or `<audio>`, by its html to its end (SPEC D222 to D224). */
export function embedOf(name: string, html: string): string {
  const open = /^<[a-z]+((?:[^"'>]|"[^"]*"|'[^']*')*)>/i.exec(html)?.[1] ?? '';
  const source = attributeOf(open, '(?:data-)?src') ?? attributeOf(firstSource(html), '(?:data-)?src');
  return placeholder(KINDS[name] ?? 'page', source === null ? null : addressOf(source), withoutSlash(open));
}

/** The first `<source>` with all behind it, as far as a tag may go. */
function firstSource(html: string): string {
  const at = html.search(/<source\s/i);
  return at < 0 ? '' : (html.slice(at, at + MAX_TAG).split('>')[0] ?? '');
}

const withoutSlash = (attributes: string) => attributes.replace(/\s*\/\s*$/, '');

function attributeOf(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}

/** http and https, also without saying which; all else stands for nothing that could be opened. */
function addressOf(value: string): string | null {
  const url = value.trim().replaceAll('&amp;', '&');
  const full = url.startsWith('//') ? `https:${url}` : url;
  return HTTP.test(full) && full.length <= MAX_TAG ? full : null;
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
