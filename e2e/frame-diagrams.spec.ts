import { expect, test } from '@playwright/test';
import { words } from '#words';
import { drawings, expectDrawn, fence, kinds, settled } from './support/diagrams.ts';
import { type Harness, look, openSlides, startHarness } from './support/frame-harness.ts';

const graph = (name: string) => fence('mermaid', `graph LR\n${name}[Word ${name}] --> ${name}2`);
const stage = '.l-reveal section.present .l-diagram';

test.describe('a diagram', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  for (const { name, text, words: said } of kinds) {
    test(`of the kind ${name} is drawn`, async ({ page }) => {
      const slides = await openSlides(page, harness, { text: `# One\n\n${text}\n` });
      await expectDrawn(slides, said);
    });
  }

  for (const view of ['all', 'phone', 'reading', 'still'] as const) {
    test(`is drawn in the view ${view}`, async ({ page }) => {
      const slides = await openSlides(page, harness, { text: `# One\n\n${graph('A')}\n`, view });
      await expectDrawn(slides, ['Word A']);
    });
  }

  test('is drawn in notes', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `# One\n\nNote:\n\n${graph('A')}\n`, view: 'notes' });
    await expectDrawn(slides, ['Word A']);
  });

  test('is drawn on a slide that is not shown yet, in boxes that fit its text', async ({ page }) => {
    const slides = await openSlides(page, harness, {
      text: `${'# One\n\n---\n\n'.repeat(5)}# Six\n\n${graph('Antidisestablishment')}\n`,
    });
    await settled(slides);
    const [hidden] = await drawings(slides, '.l-reveal .l-diagram');
    expect(hidden?.width).toBe(0);
    await slides.send({ type: 'show', place: { slide: 6, step: -1 } });
    await expect.poll(async () => (await drawings(slides, stage))[0]?.width ?? 0).toBeGreaterThan(100);
    const fits = await slides.frame.evaluate((where) => {
      const text = document.querySelector(`${where} .node text`)?.getBoundingClientRect();
      const box = document.querySelector(`${where} .node rect`)?.getBoundingClientRect();
      return text && box && text.width > 10 && text.left > box.left && text.right < box.right;
    }, stage);
    expect(fits).toBe(true);
  });

  test('is left alone while the rest of the slide and the deck change', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `# One\n\n${graph('A')}\n\ntext\n\n${graph('B')}\n\n---\n\n${graph('C')}\n` });
    await settled(slides);
    await slides.frame.evaluate(() => {
      for (const svg of document.querySelectorAll('.l-reveal svg')) Object.assign(svg, { marked: true });
    });
    const marks = () =>
      slides.frame.evaluate(() =>
        [...document.querySelectorAll('.l-reveal .l-diagram svg')].map((svg) => [
          svg.querySelector('.node')?.textContent?.match(/Word (\w+)/)?.[1],
          'marked' in svg,
        ]),
      );
    await slides.edit((text) => text.replace('# One', '# One and more').replace('text', 'words'));
    expect(await marks()).toEqual([
      ['A', true],
      ['B', true],
      ['C', true],
    ]);
    await slides.edit((text) => text.replace('Word B', 'Word X'));
    await settled(slides);
    expect(await marks()).toEqual([
      ['A', true],
      ['X', false],
      ['C', true],
    ]);
    await slides.edit((text) => text.replace('# One and more', `# One\n\n${graph('D')}\n`));
    await settled(slides);
    expect(await marks()).toEqual([
      ['D', false],
      ['A', true],
      ['X', false],
      ['C', true],
    ]);
  });

  test('stays while somebody types in it, and says what is wrong meanwhile', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `# One\n\n${graph('A')}\n` });
    await settled(slides);
    await slides.edit((text) => text.replace('--> A2', '-->'));
    expect((await drawings(slides, stage))[0]?.words).toContain('Word A');
    await settled(slides);
    const [broken] = await drawings(slides, stage);
    expect(broken?.words).toContain('Word A');
    expect(broken?.remark).toContain(words.en.frame.diagram.failed);
    await slides.edit((text) => text.replace('-->\n', '--> Z[Again]\n'));
    await settled(slides);
    expect(await drawings(slides, stage)).toMatchObject([{ words: expect.arrayContaining(['Again']), remark: null }]);
  });

  test('that cannot be drawn says so in its place and hurts nothing else', async ({ page }) => {
    const text = `# One\n\n${fence('graphviz', 'digraph { a -> ')}\n\nafter\n\n${graph('A')}\n\n${fence('sequence', 'A->B: x\nnonsense')}\n`;
    const slides = await openSlides(page, harness, { text });
    await slides.send({ type: 'look', look: { ...look, words: words.de.frame } });
    await settled(slides);
    const [first, second, third] = await drawings(slides, stage);
    expect(first?.remark).toMatch(/lässt sich nicht zeichnen|cannot be drawn/);
    expect(first?.remark).toContain('syntax error');
    expect(second).toMatchObject({ remark: null, words: expect.arrayContaining(['Word A']) });
    expect(third?.remark).toMatch(/Zeile 2|line 2/);
    await expect(slides.frame.locator(stage).first().locator('.l-source')).toHaveText('digraph { a -> ');
    await expect(slides.frame.locator('.l-reveal section.present > p')).toHaveText('after');
  });

  test('has ids that no other one has, and its own parts', async ({ page }) => {
    const slides = await openSlides(page, harness, {
      text: `# One\n\n${graph('A')}\n\n${graph('A')}\n\n${fence('sequence', 'A->B: x')}\n\n---\n\n${graph('A')}\n`,
      view: 'phone',
    });
    await settled(slides);
    const found = await slides.frame.evaluate(() => {
      const ids = [...document.querySelectorAll('.l-diagram [id]')].map(({ id }) => id);
      const references = [...document.querySelectorAll('.l-diagram [marker-end]')].map((element) => ({
        own: element.closest('svg')?.querySelector(`#${/#([\w-]+)/.exec(element.getAttribute('marker-end') ?? '')?.[1]}`) !== null,
      }));
      const fills = [...document.querySelectorAll('.l-reveal .l-diagram .node rect')].map((node) => getComputedStyle(node).fill);
      return { count: ids.length, unique: new Set(ids).size, references, fills };
    });
    expect(found.count).toBeGreaterThan(10);
    expect(found.unique).toBe(found.count);
    expect(found.references.length).toBeGreaterThan(5);
    expect(found.references.every(({ own }) => own)).toBe(true);
    // Each has its colours by a style sheet of its own.
    expect(new Set(found.fills).size).toBe(1);
    expect(found.fills[0]).not.toBe('rgb(0, 0, 0)');
  });
});
