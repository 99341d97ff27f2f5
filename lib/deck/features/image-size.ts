import type { MarkdownIt, StateInline } from 'markdown-it';

const SIZE = /^=(\d{1,5}%?)?x(\d{1,5}%?)?(?=[\s)])/;
const MAX_SIZE = 20;

type Target = { readonly href: string; readonly title: string; readonly width: string; readonly height: string; readonly end: number };

/** Images with a size: `![a](url =200x300)`, `=200x`, `=x200`, `=60%x`, before or after a title (SPEC D127). */
export function imageSize(md: MarkdownIt): void {
  // behind the rule that knows no sizes: this one only sees what that one refused
  md.inline.ruler.after('image', 'image_size', (state, silent) => {
    if (!state.src.startsWith('![', state.pos)) return false;
    const labelFrom = state.pos + 2;
    const labelTo = md.helpers.parseLinkLabel(state, state.pos + 1, false);
    const target = labelTo < 0 || state.src[labelTo + 1] !== '(' ? null : targetAt(state, labelTo + 2);
    if (!target) return false;
    if (!silent) push(state, state.src.slice(labelFrom, labelTo), target);
    state.pos = target.end;
    return true;
  });
}

function push(state: StateInline, content: string, { href, title, width, height }: Target): void {
  const token = state.push('image', 'img', 0);
  token.content = content;
  token.children = [];
  state.md.inline.parse(content, state.md, state.env, token.children);
  token.attrs = [
    ['src', href],
    ['alt', ''],
  ];
  if (title) token.attrSet('title', title);
  if (width) token.attrSet('width', width);
  if (height) token.attrSet('height', height);
}

/** What stands in the parentheses; null when there is no size in them, or something else. */
function targetAt(state: StateInline, from: number): Target | null {
  const { src, posMax, md } = state;
  const destination = md.helpers.parseLinkDestination(src, skipSpaces(src, from), posMax);
  const href = destination.ok ? md.normalizeLink(destination.str) : '';
  if (!md.validateLink(href)) return null;
  const early = sizeAt(src, destination.pos);
  const named = titleAt(state, early?.end ?? destination.pos);
  const size = early ?? sizeAt(src, named?.end ?? destination.pos);
  const end = skipSpaces(src, Math.max(named?.end ?? 0, size?.end ?? 0));
  if (!size || src[end] !== ')' || end >= posMax) return null;
  return { href, title: named?.title ?? '', width: size.width, height: size.height, end: end + 1 };
}

function sizeAt(src: string, after: number): { width: string; height: string; end: number } | null {
  const from = skipSpaces(src, after);
  const [all = '', width = '', height = ''] = (from > after && SIZE.exec(src.slice(from, from + MAX_SIZE))) || [];
  return width || height ? { width, height, end: from + all.length } : null;
}

function titleAt({ src, posMax, md }: StateInline, after: number): { title: string; end: number } | null {
  const from = skipSpaces(src, after);
  const title = from > after ? md.helpers.parseLinkTitle(src, from, posMax) : null;
  return title?.ok ? { title: title.str, end: title.pos } : null;
}

function skipSpaces(src: string, from: number): number {
  let at = from;
  while (src[at] === ' ' || src[at] === '\n' || src[at] === '\t') at++;
  return at;
}
