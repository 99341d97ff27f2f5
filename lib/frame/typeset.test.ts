// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { words } from '#words';
import { createTypesetter } from './typeset.ts';
import { queued, type Shop } from './typeset-queue.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const marks = { formula: 'data-l-math', macros: 'data-l-macros' };
const place = (tex: string, { display = false, macros = '' } = {}) => {
  const element = document.createElement('span');
  element.setAttribute('data-l-math', display ? 'display' : 'inline');
  if (macros !== '') element.setAttribute('data-l-macros', macros);
  element.textContent = tex;
  return element;
};
function slide(...places: Element[]): HTMLElement {
  const section = Object.assign(document.createElement('section'), { className: 'present' });
  section.append(...places);
  return section;
}
async function set(...places: Element[]): Promise<HTMLElement> {
  const root = slide(...places);
  await createTypesetter({ words: () => words.en.frame, decorated: () => {}, marks })(root);
  return root;
}

test('a formula comes in place of its TeX, which stays for those who read its text', async () => {
  const root = await set(place('x^2'), place('\\frac{a}{b}', { display: true }));
  expect([...root.children].map(({ className }) => className)).toEqual(['l-math', 'l-math l-math-display']);
  expect(root.querySelector('annotation')?.textContent).toBe('x^2');
  expect(root.querySelector('.katex-display .mfrac')).not.toBeNull();
});

test('macros count as the place says; a formula that only defines some is nothing to see', async () => {
  const macros = JSON.stringify(['\\def\\a{\\beta}']);
  expect((await set(place('\\a', { macros }))).querySelector('.katex-html')?.textContent).toBe('β');
  expect((await set(place('\\def\\a{b}', { display: true, macros }))).querySelector('.l-math-none')).not.toBeNull();
  expect((await set(place('\\a'))).querySelector('.katex-html')?.textContent).toBe('\\a');
});

test('what is wrong with a formula stands where it would be', async () => {
  const bad = (await set(place('\\frac{a'))).querySelector<HTMLElement>('.l-math-bad');
  expect(bad?.textContent).toBe('\\frac{a');
  expect(bad?.title).toMatch(/^This formula cannot be read: Unexpected end of input/);
  expect((await set(place(`${'{'.repeat(1_400)}x${'}'.repeat(1_400)}`))).querySelector('.l-math-bad, .katex')).not.toBeNull();
});

test.each([
  ['long', 'x'.repeat(3_001)],
  ['wide and high', `\\begin{matrix}${'&'.repeat(700)}${'\\\\'.repeat(700)}\\end{matrix}`],
])('a formula that is too %s is not set', async (_, tex) => {
  const remark = (await set(place(tex))).querySelector<HTMLElement>('.l-math-remark');
  expect(remark?.textContent).toBe('This formula is too long to be shown.');
  expect(remark?.title.length).toBeLessThan(300);
});

test('a slide has a limited number of formulas, the rest is text', async () => {
  const root = await set(...Array.from({ length: 500 }, (_, at) => place(`x_{${at % 3}}`)));
  expect(root.querySelectorAll('.katex')).toHaveLength(400);
  expect(root.querySelector('.l-math-remark')?.textContent).toContain('too many formulas');
  expect(root.lastElementChild?.textContent).toBe('x_{1}');
});

test('no command of TeX reaches outside', async () => {
  const commands = [
    '\\href{javascript:alert(1)}{x}',
    '\\href{https://evil.test}{x}',
    '\\url{https://evil.test}',
    '\\includegraphics{https://evil.test/x.png}',
    '\\htmlData{l-math=inline}{x}',
    '\\htmlClass{reveal}{x}',
    '\\htmlId{x}{x}',
    '\\htmlStyle{background:url(https://evil.test)}{x}',
    '\\text{<img src=x onerror=alert(1)>}',
    '<img src=x onerror=alert(1)>',
    '\\color{red;background:url(//evil.test)}{x}',
    '\\colorbox{url(//evil.test)}{x}',
    '\\unicode{x3c}\\char"3C script>',
    '\\style{background:url(//evil.test)}{x}',
    '\\class{l-black}{x}\\cssId{a}{x}',
  ];
  const root = await set(...commands.map((tex) => place(tex)));
  expect(root.querySelectorAll('a, img, script, iframe, object, link, style, [id], [href], [src], .reveal, .l-black')).toHaveLength(0);
  for (const element of root.querySelectorAll('*')) {
    const suspect = [...element.attributes].filter(
      ({ name, value }) => name.startsWith('on') || (name === 'style' && /url|expression/i.test(value)),
    );
    expect(suspect).toEqual([]);
  }
});

test('sizes are bounded', async () => {
  const root = await set(place('\\rule{100000em}{100000em}\\kern100000em\\raisebox{100000em}{x}\\\\[100000em]x', { display: true }));
  const sizes = [...root.querySelectorAll<HTMLElement>('[style]')].flatMap(({ style }) =>
    [...style.cssText.matchAll(/(-?[\d.]+)em/g)].map((match) => Math.abs(Number(match[1]))),
  );
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.max(...sizes)).toBeLessThan(100);
});

/** A shop where each new formula takes all the time that there is; nothing else takes any. */
function slowShop() {
  const made: string[] = [];
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const shop: Shop = {
    isKnown: ({ tex }) => made.includes(tex),
    element({ tex }) {
      now += made.includes(tex) ? 0 : 45;
      made.push(tex);
      return Object.assign(document.createElement('b'), { innerHTML: '<i class="katex"><i class="katex-base"></i></i>' });
    },
  };
  return { shop, made };
}

test('what there is no time for comes in turns, those of the shown slide first, and is told', async () => {
  const { shop, made } = slowShop();
  const told: Element[] = [];
  const decorate = queued({ shop, marks, tooMany: () => '', decorated: (element) => told.push(element) });
  const hidden = slide(place('h1'), place('h2'), place('h3'));
  hidden.className = '';
  const later = [decorate(hidden)];
  expect(made).toEqual(['h1']);
  const shown = slide(place('s1'), place('s2'), place('h1'));
  later.push(decorate(shown));
  expect(made).toEqual(['h1', 's1', 'h1']);
  await Promise.all(later);
  expect(told).toEqual([shown, hidden]);
  expect(made).toEqual(['h1', 's1', 'h1', 's2', 'h2', 'h3']);
});
