import type { Collector } from './collector.ts';
import { Finder } from './finder.ts';
import { type Formula, formulaAt } from './formula.ts';

const DEFINES = /\\(?:[gex]?def|let|(?:re)?newcommand|providecommand|DeclareMathOperator)(?![A-Za-z])/;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Whether a text defines macros, if it is TeX. */
export const definesMacros = (text: string): boolean => DEFINES.test(text);

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Where a formula will be set: its TeX as text. TeX knows no entities, so people write some to get past HTML. */
export function formulaHtml({ tex, display }: Omit<Formula, 'end'>, collector: Collector): string {
  const source = tex.trim().replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  if (definesMacros(source)) collector.definitions.push(source);
  return `<span data-l-math="${display ? 'display' : 'inline'}">${escaped(source)}</span>`;
}

/** A piece of html without tags, its formulas ready to be set. */
export function formulasInText(html: string, collector: Collector): string {
  return replaced(html, { put: (formula) => formulaHtml(formula, collector), keep: (text) => text });
}

/**
 * Code that is nothing but a formula in brackets is that formula. Formulas among other code are set in it, where their dollars
 * cannot be meant for a shell or a template (SPEC D176).
 */
export function formulasInCode(code: string, attributes: string, collector: Collector): string {
  const whole = /^\s*\\/.test(code) ? formulaIn(code.trim()) : null;
  if (whole) return formulaHtml(whole, collector);
  const put = (formula: Formula, at: number) =>
    code[at] === '$' && isPlainlyTex(code, formula, at) ? formulaHtml(formula, collector) : null;
  return `<code${attributes}>${replaced(code, { put, keep: escaped })}</code>`;
}

/** The formula that the text is as a whole. */
function formulaIn(text: string): Formula | null {
  const formula = formulaAt({ text, limit: text.length, find: new Finder(text) }, 0);
  return formula?.end === text.length ? formula : null;
}

/** Sub- and superscripts or commands, no words, and nothing that belongs to the dollars from outside. Code that is a formula alone is a sample. */
function isPlainlyTex(code: string, { tex, end }: Formula, at: number): boolean {
  const isAlone = code.slice(0, at).trim() === '' && code.slice(end).trim() === '';
  if (isAlone || /[\w$"'\\]/.test(code[at - 1] ?? '') || /[\w$({]/.test(code[end] ?? '')) return false;
  const words = tex.replace(/\\[a-z]+|\{[^{}]*\}/gi, ' ');
  return /[\^_]|\\[a-z]/i.test(tex) && !/[a-z]{3}|["';|&/]|->/i.test(words);
}

type Change = { put(formula: Formula, at: number): string | null; keep(text: string): string };

/** The text with its formulas replaced; those that `put` gives null for are text like what stands between them. */
function replaced(text: string, { put, keep }: Change): string {
  const hay = { text, limit: text.length, find: new Finder(text) };
  const mark = /\\\$|[$\\]/g;
  let out = '';
  let from = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const formula = match[0] === '\\$' ? null : formulaAt(hay, match.index);
    const html = formula && put(formula, match.index);
    if (!formula || html === null) continue;
    out += keep(text.slice(from, match.index)) + html;
    from = formula.end;
    mark.lastIndex = from;
  }
  return out + keep(text.slice(from));
}
