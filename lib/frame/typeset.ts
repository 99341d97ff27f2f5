import katex from 'katex';
import katexCss from 'katex/dist/katex.css?inline';
import ownCss from './css/math.css?inline';
import type { Decorator } from './decorators.ts';
import { Kept } from './kept.ts';
import type { Words } from './scene.ts';
import { guarded, type Macros, macrosOf, QUIET } from './tex-macros.ts';
import { toKatex } from './tex-source.ts';
import { type Formula, type Marks, queued } from './typeset-queue.ts';

/** The style sheet of formulas. */
export const mathCss = katexCss + ownCss;

/** Longer formulas, in characters, and larger tables, in cells when all rows were as long as the whole, are not set. */
const MAX_FORMULA = 3_000;
const MAX_CELLS = 20_000;
/** How much of a formula that is not set is shown. */
const MAX_SHOWN = 200;
/** Formulas of so many characters together are kept to be shown again, and macros for so many slides. */
const MAX_KEPT = 50_000;
const MAX_KEPT_MACROS = 50;

type Needs = { readonly words: () => Words | null; readonly decorated: (element: Element) => void; readonly marks: Marks };

/** Sets formulas in their places. */
export function createTypesetter({ words, decorated, marks }: Needs): Decorator {
  const formulas = new Kept<Element>(MAX_KEPT);
  const macros = new Kept<Macros>(MAX_KEPT_MACROS);
  function set(formula: Formula): Element {
    const { tex, display } = formula;
    if (isTooLarge(tex)) return remark(tex, words()?.longFormula ?? '');
    const known = macros.of(formula.macros, 1, () => macrosOf(definitionsIn(formula.macros)));
    return typeset({ tex, display, macros: known }, words()?.badFormula ?? '');
  }
  return queued({
    marks,
    decorated,
    tooMany: () => words()?.manyFormulas ?? '',
    shop: {
      isKnown: (formula) => formulas.has(keyOf(formula)),
      element: (formula) => formulas.of(keyOf(formula), formula.tex.length, () => set(formula)).cloneNode(true) as Element,
    },
  });
}

const keyOf = ({ tex, display, macros }: Formula) => `${display} ${macros.length} ${macros}${tex}`;

function definitionsIn(json: string): string[] {
  return json === '' ? [] : (JSON.parse(json) as string[]);
}

function isTooLarge(tex: string): boolean {
  const count = (mark: RegExp) => tex.match(mark)?.length ?? 0;
  return tex.length > MAX_FORMULA || count(/&/g) * count(/\\\\|\\cr(?![a-z])/gi) > MAX_CELLS;
}

type Job = { readonly tex: string; readonly display: boolean; readonly macros: Macros };

/** The formula's element, or its source with what is wrong with it. Nothing in it is foreign but text, colours and sizes. */
function typeset({ tex, display, macros }: Job, complaint: string): Element {
  const place = document.createElement('span');
  try {
    katex.render(toKatex(tex, display), place, { ...QUIET, displayMode: display, macros: guarded({ ...macros }) });
  } catch (error) {
    // Nested too deep: the stack is full.
    return failed(tex, { complaint, reason: error instanceof RangeError ? '' : String(error) });
  }
  const wrong = place.querySelector('.katex-error');
  return wrong ? failed(tex, { complaint, reason: wrong.getAttribute('title') ?? '' }) : place;
}

function failed(tex: string, { complaint, reason }: { complaint: string; reason: string }): Element {
  const message = reason.replace(/^ParseError: KaTeX parse error: /, '').replaceAll('\u0332', '');
  return span('l-math-bad', { text: shortened(tex), title: [complaint, message].filter((part) => part !== '').join(': ') });
}

function remark(tex: string, words: string): Element {
  const element = span('l-math-remark', { text: words, title: shortened(tex) });
  return element;
}

const shortened = (tex: string) => (tex.length > MAX_SHOWN ? `${tex.slice(0, MAX_SHOWN)}…` : tex);

function span(className: string, { text, title }: { text: string; title: string }): Element {
  const element = document.createElement('span');
  element.append(Object.assign(document.createElement('span'), { className, textContent: text, title }));
  return element;
}
