import { type Complaint, complaint } from './complaint.ts';
import { breaksIn, type Lines, spaces } from './lines.ts';
import type { TextEdit } from './types.ts';

/** With its own end: what is removed when somebody wants it gone. Nothing else has one that is plain. */
const EXTENTS: Readonly<Record<string, RegExp>> = {
  import: /@import(?![\w-])(?:"[^"\n]{0,4000}"|'[^'\n]{0,4000}'|\([^)\n]{0,4000}\)|[^;"'(){}<\n]){0,100};?/iy,
  'font-face': /@font-face\s{0,100}\{[^{}]{0,8000}\}/iy,
};
const STYLE = /<style(?=[\s>])[^<>]{0,500}>((?:(?!<\/style)[\s\S]){0,64000})/gi;
const REMARK = /\/\*[\s\S]*?(?:\*\/|$)/g;
/** A rule with an at sign, or an address. */
const RULE_OR_ADDRESS = /(?<=^\s{0,2000}|[{};]\s{0,2000})@(-?[a-z][a-z-]{0,60})|\burl\(\s*["']?([^)"'\s]{1,4000})/gi;
/** What the frame applies (lib/frame/deck-styles.ts); `charset` says nothing in a text. */
const APPLIED: ReadonlySet<string> = new Set(['media', 'supports', 'container', 'keyframes', '-webkit-keyframes', 'charset']);
/** Addresses that are never asked for over a network, or from here. */
const OURS = /^(?:data:image\/|#|\/(?![/\\]))/i;
const MAX_SHOWN = 60;

/**
 * What a slide's `<style>` says in vain, by its 0-based lines: rules that are not applied, images from elsewhere.
 * `text` is without code, comments and notes.
 */
export function styleHints(text: string): Complaint[] {
  if (!/<style/i.test(text)) return [];
  return [...text.matchAll(STYLE)].flatMap(({ 0: whole, 1: css = '', index }) => {
    const from = index + whole.length - css.length;
    const line = breaksIn(text.slice(0, from));
    return hintsIn(css.replace(REMARK, spaces), line);
  });
}

function hintsIn(css: string, first: number): Complaint[] {
  const hints: Complaint[] = [];
  let at = 0;
  let line = first;
  for (const { 1: rule, 2: address, index } of css.matchAll(RULE_OR_ADDRESS)) {
    line += breaksIn(css.slice(at, index));
    at = index;
    if (rule !== undefined && !APPLIED.has(rule.toLowerCase())) hints.push(complaint('style-rule', line, { rule: rule.toLowerCase() }));
    if (address !== undefined && !OURS.test(address))
      hints.push(complaint('style-address', line, { address: address.slice(0, MAX_SHOWN) }));
  }
  return hints;
}

/** Removes such a rule that stands on a 0-based line, with its lines if nothing else is on them. Null: it has no plain end. */
export function withoutRule({ text, starts, ends }: Lines, line: number, rule: string): TextEdit | null {
  const extent = Object.hasOwn(EXTENTS, rule) ? EXTENTS[rule] : undefined;
  const begin = starts[line];
  if (!extent || begin === undefined) return null;
  const from = text.toLowerCase().indexOf(`@${rule}`, begin);
  if (from < 0 || from >= (ends[line] ?? 0)) return null;
  extent.lastIndex = from;
  const length = extent.exec(text)?.[0].length ?? 0;
  if (length === 0) return null;
  const after = /^[ \t]*(?:\r\n?|\n)/.exec(text.slice(from + length, from + length + 100))?.[0];
  const isAlone = after !== undefined && text.slice(begin, from).trim() === '';
  return isAlone ? { from: begin, remove: from - begin + length + after.length, insert: '' } : { from, remove: length, insert: '' };
}
