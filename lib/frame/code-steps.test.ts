// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { lightLines, numberLines } from './code-lines.ts';
import { addSteps, STEP } from './code-steps.ts';
import { applyDirectives } from './directives.ts';
import { createSanitiser } from './sanitise.ts';
import { countSteps, showSteps } from './slide-content.ts';

const sanitise = createSanitiser(window);
function slide(html: string): HTMLElement {
  const fragment = sanitise(html);
  addSteps(fragment);
  const section = document.createElement('section');
  section.append(fragment);
  return section;
}
const code = (steps: string, rest = '') => `<pre><code data-line-numbers="${steps}"${rest}>a\nb\nc\nd</code></pre>`;
const indexes = (root: HTMLElement) => [...root.querySelectorAll(`.${STEP}`)].map((step) => step.getAttribute('data-fragment-index'));
/** Numbers of the lit lines. */
function lit(root: HTMLElement): number[] {
  const block = root.querySelector<HTMLElement>('pre > code') ?? root;
  if (!block.querySelector('tr')) numberLines(block, 1);
  lightLines(block, { stepClass: STEP, scroll: 'instant' });
  return [...block.querySelectorAll('tr')].flatMap((row, at) => (row.classList.contains('highlight-line') ? [at + 1] : []));
}

test('each step but the first is a step of the slide, before the code is coloured', () => {
  expect(countSteps(slide(code('1|2-3|4')))).toBe(2);
  expect(countSteps(slide(`<p class="fragment">x</p>${code('1|2')}${code('1|2|3')}`))).toBe(4);
  expect([code('1'), code('')].map((html) => countSteps(slide(html)))).toEqual([0, 0]);
});

test('steps take the index of their code, and follow that of a block which is a step itself', () => {
  expect(indexes(slide(code('1|2|3', ' data-fragment-index="4"')))).toEqual(['4', '5']);
  expect(indexes(slide(code('1|2|3').replace('<pre>', '<pre data-fragment-index="2">')))).toEqual(['2', '3']);
  expect(indexes(slide(code('1|2|3').replace('<pre>', '<pre class="fragment" data-fragment-index="2">')))).toEqual(['3', '4']);
  expect(indexes(slide(code('1|2|3')))).toEqual([null, null]);
});

test('the lines of the last step that is shown are lit, back and forth, among other steps', () => {
  const root = slide(`<p class="fragment">x</p>${code('1|2-3|0|4')}<p class="fragment">y</p>`);
  const seen = [-1, 0, 1, 2, 3, 4, 1].map((step) => {
    showSteps(root, step);
    return lit(root);
  });
  expect(seen).toEqual([[1], [1], [2, 3], [], [4], [4], [2, 3]]);
});

test('without steps all lines are as bright, but lines that are always lit are', () => {
  const [steps, always] = [slide(code('1|2')), slide(code('2'))];
  for (const mark of steps.querySelectorAll(`.${STEP}`)) mark.remove();
  expect([lit(steps), lit(always)]).toEqual([[], [2]]);
});

test('what a deck writes is no step of ours', () => {
  expect(slide(`<i class="${STEP} fragment"></i>`).querySelector(`.${STEP}`)).toBeNull();
});

test('a comment is about a formula only when that stands right before it', () => {
  const formula = '<span data-l-math="inline">x</span>';
  const target = (html: string) => {
    const fragment = sanitise(html);
    applyDirectives(fragment, [{ target: 'previous', attributes: { class: 'hit' } }]);
    return fragment.querySelector('.hit')?.nodeName;
  };
  expect(target(`<p>a ${formula} <i data-l-element="0"></i></p>`)).toBe('SPAN');
  expect(target(`<p>a ${formula}<br>\n<i data-l-element="0"></i></p>`)).toBe('SPAN');
  expect(target(`<p>a ${formula} b <i data-l-element="0"></i></p>`)).toBe('P');
  expect(target(`<p><b>a</b> ${formula} b <i data-l-element="0"></i></p>`)).toBe('B');
});

test('marks for formulas are kept, those for macros are not for decks to set', () => {
  const fragment = sanitise('<b data-l-math="inline" data-l-macros="x">a</b><b data-l-math="evil">b</b>');
  expect([...fragment.children].map((element) => element.getAttributeNames())).toEqual([['data-l-math'], []]);
});
