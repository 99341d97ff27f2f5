import type { Collector } from './collector.ts';
import { ELEMENTS } from './elements.ts';
import { EMBEDDING, embedOf } from './embeds.ts';
import { Finder } from './finder.ts';

/** Elements whose content the HTML parser reads as plain text: never closed, they would eat the rest of the slide. */
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

/** Elements whose content a sanitiser takes away with them: never closed, they too would take the rest of the slide. */
const TAKEN = new Set(['noscript', 'select', 'object', 'svg', 'math']);
/** Of no use on a slide, and nothing that follows them is safe: always text. */
const TEXT = new Set(['plaintext', 'template', 'frameset']);

/**
 * Makes a slide's html safe to hand to an HTML parser without loss (SPEC D63 to D66): comments and `<style>` go to the
 * collector; a `<` that would begin something endless or bogus becomes text. No sanitiser: what is left is still foreign.
 */
export function tame(html: string, collector: Collector): string {
  const task: Task = { html, collector, taken: new Map(), closes: null, find: new Finder(html), patience: MAX_WASTED };
  let out = '';
  let at = 0;
  for (let begin = html.indexOf('<'); begin >= 0; begin = html.indexOf('<', at)) {
    const piece = pieceAt(task, begin);
    out += html.slice(at, begin) + piece.html;
    at = piece.end;
  }
  return out + html.slice(at);
}

/** Makes a tag or comment that does not end within a piece of raw html text, so that it cannot take what follows the piece. */
export function finishTags(html: string): string {
  const task = { html, find: new Finder(html), patience: MAX_WASTED };
  let at = html.indexOf('<');
  while (at >= 0) {
    const end = html.startsWith('<!--', at) ? task.find.next('-->', at + 2) : tagEnd(task, at);
    if (end < 0) return html.slice(0, at) + html.slice(at).replaceAll('<', '&lt;');
    at = html.indexOf('<', end);
  }
  return html;
}

/** Elements whose text is no prose. */
const VERBATIM = /^<(pre|code|script|style|textarea|title)(?=[\s>/])/i;

/** Changes the text between tags; html whose tags all end (finishTags). */
export function changeText(html: string, change: (text: string) => string): string {
  const task = { html, find: new Finder(html), patience: MAX_WASTED };
  const tag = /<[a-z/!]/gi;
  let out = '';
  let at = 0;
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    const begin = match.index;
    const name = VERBATIM.exec(html.slice(begin, begin + 12))?.[1]?.toLowerCase();
    const close = html.startsWith('<!--', begin) ? task.find.next('-->', begin + 2) : tagEnd(task, begin);
    const last = name ? task.find.next(`</${name}`, close) : close;
    const end = close < 0 || last < 0 ? html.length : last;
    out += change(html.slice(at, begin)) + html.slice(begin, end);
    at = end;
    tag.lastIndex = end;
  }
  return out + change(html.slice(at));
}

/** Characters read in vain for tags that never end; after so many every further `<` is text, which bounds the work. */
const MAX_WASTED = 1_000_000;

type Search = { readonly html: string; readonly find: Finder; patience: number };
/** `taken`: behind which closing tags each name has been looked for; `closes`: where the last one of each name begins. */
type Task = Search & { readonly collector: Collector; readonly taken: Map<string, number>; closes: ReadonlyMap<string, number> | null };
type Piece = { readonly html: string; readonly end: number };
type Tag = { readonly name: string; readonly begin: number; readonly end: number };

function pieceAt(task: Task, begin: number): Piece {
  const { html, collector, find } = task;
  if (html.startsWith('<!--', begin)) {
    const close = find.next('-->', begin + 2);
    return close < 0 ? escaped(begin) : { html: collector.comment(html.slice(begin, close + 3), 'previous'), end: close + 3 };
  }
  const name = /^<\/?([a-z][^\s/>]*)/i.exec(html.slice(begin, begin + 100))?.[1]?.toLowerCase();
  const end = name && !TEXT.has(name) ? tagEnd(task, begin) : -1;
  if (!name || end < 0) return escaped(begin);
  if (html[begin + 1] === '/') return { html: html.slice(begin, end), end };
  return opening(task, { name, begin, end });
}

function opening(task: Task, tag: Tag): Piece {
  const { name, begin, end } = tag;
  if (RAW_TEXT.has(name)) return rawText(task, tag);
  if (EMBEDDING.has(name)) return embedded(task, tag);
  const isText = TAKEN.has(name) ? !takeClose(task, name, end) : isPseudo(task, tag);
  return isText ? escaped(begin) : { html: task.html.slice(begin, end), end };
}

/** A thing with all that stands in it; never closed, it is text. */
function embedded({ html, find }: Task, { name, begin, end }: Tag): Piece {
  const close = find.next(`</${name}`, end);
  const last = close < 0 ? -1 : find.next('>', close);
  return last < 0 ? escaped(begin) : { html: embedOf(name, html.slice(begin, last + 1)), end: last + 1 };
}

/** Finds a closing tag that belongs to no other opening one. */
function takeClose(task: Task, name: string, from: number): boolean {
  const at = task.find.next(`</${name}`, Math.max(from, task.taken.get(name) ?? 0));
  if (at < 0) return false;
  task.taken.set(name, at + 1);
  return true;
}

/** `<maybe show some code?>`, `Vec<u8>`, `<repo-url>`: no element, and nothing closes it. A custom element has its own line. */
function isPseudo(task: Task, { name, begin, end }: Tag): boolean {
  const { html } = task;
  if (ELEMENTS.has(name) || (name.includes('-') && isEdge(html[begin - 1]) && isEdge(html[end]))) return false;
  task.closes ??= new Map([...html.matchAll(/<\/([a-z][^\s/>]*)/gi)].map(({ 1: closed = '', index }) => [closed.toLowerCase(), index]));
  return (task.closes.get(name) ?? -1) < end;
}

const isEdge = (char: string | undefined) => char === undefined || char === '\n';

function rawText(task: Task, tag: Tag): Piece {
  const { html, collector, find } = task;
  const contentEnd = find.next(`</${tag.name}`, tag.end);
  const end = contentEnd < 0 ? -1 : tagEnd(task, contentEnd);
  if (end < 0) return escaped(tag.begin);
  if (EMBEDDING.has(tag.name)) return { html: embedOf(tag.name, html.slice(tag.begin, end)), end };
  if (tag.name !== 'style') return { html: html.slice(tag.begin, end), end };
  collector.style(html.slice(tag.end, contentEnd));
  return { html: '', end };
}

function escaped(begin: number): Piece {
  return { html: '&lt;', end: begin + 1 };
}

/** Offset after the tag's `>`, quoted values skipped; -1 when it never ends. */
function tagEnd(task: Search, begin: number): number {
  const { html, find } = task;
  if (task.patience < 0 || find.next('>', begin) < 0) return -1;
  for (let at = begin + 1; at < html.length; at++) {
    if (html[at] === '>') return at + 1;
    if (html[at] !== '=') continue;
    const quote = /^\s*(["'])/.exec(html.slice(at + 1, at + 20));
    if (!quote) continue;
    at = html.indexOf(quote[1] ?? '"', at + 1 + quote[0].length);
    if (at < 0) break;
  }
  task.patience -= html.length - begin;
  return -1;
}
