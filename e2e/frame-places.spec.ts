import { expect, test } from '@playwright/test';
import { type Harness, openSlides, type Slides, startHarness } from './support/frame-harness.ts';

/** Where somebody stands when the text is edited, and where they must be afterwards. */
type Case = {
  readonly title: string;
  readonly text: string;
  readonly at: { slide: number; step: number };
  readonly edit: (text: string) => string;
  /** The heading that is still shown, its number and its step. */
  readonly heading: string;
  readonly slide: number;
  readonly step?: number;
};

const flat = ['# One', '# Two', '# Three', '# Four', '# Five'].join('\n\n---\n\n');
const stacked = '# One\n\n---\n\n# Two\n\n----\n\n# Two b\n\n----\n\n# Two c\n\n---\n\n# Three';
const stepped = `# One\n\n---\n\n# Two\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n- c <!-- .element: class="fragment" -->\n\n---\n\n# Three`;
const at = (slide: number, step = -1) => ({ slide, step });

const cases: readonly Case[] = [
  { title: 'content of the shown slide', text: flat, at: at(3), edit: (t) => t.replace('Three', 'Three!'), heading: 'Three!', slide: 3 },
  { title: 'content of another slide', text: flat, at: at(3), edit: (t) => t.replace('Five', 'Five!'), heading: 'Three', slide: 3 },
  { title: 'content of a slide before', text: flat, at: at(3), edit: (t) => t.replace('One', 'One!'), heading: 'Three', slide: 3 },
  { title: 'a slide inserted above', text: flat, at: at(3), edit: (t) => `# New\n\n---\n\n${t}`, heading: 'Three', slide: 4 },
  {
    title: 'a slide inserted just above',
    text: flat,
    at: at(3),
    edit: (t) => t.replace('# Three', '# New\n\n---\n\n# Three'),
    heading: 'Three',
    slide: 4,
  },
  {
    title: 'a slide inserted below',
    text: flat,
    at: at(3),
    edit: (t) => t.replace('# Four', '# New\n\n---\n\n# Four'),
    heading: 'Three',
    slide: 3,
  },
  { title: 'a slide removed above', text: flat, at: at(3), edit: (t) => t.replace('# One\n\n---\n\n', ''), heading: 'Three', slide: 2 },
  { title: 'a slide removed below', text: flat, at: at(3), edit: (t) => t.replace('\n\n---\n\n# Five', ''), heading: 'Three', slide: 3 },
  { title: 'the shown slide removed', text: flat, at: at(3), edit: (t) => t.replace('# Three\n\n---\n\n', ''), heading: 'Four', slide: 3 },
  {
    title: 'the last slide removed while shown',
    text: flat,
    at: at(5),
    edit: (t) => t.replace('\n\n---\n\n# Five', ''),
    heading: 'Four',
    slide: 4,
  },
  {
    title: 'a single slide becomes a stack',
    text: flat,
    at: at(3),
    edit: (t) => t.replace('# Three', '# Three\n\n----\n\n# Below'),
    heading: 'Three',
    slide: 3,
  },
  {
    title: 'a slide joins the stack above',
    text: flat,
    at: at(3),
    edit: (t) => t.replace('---\n\n# Three', '----\n\n# Three'),
    heading: 'Three',
    slide: 3,
  },
  {
    title: 'a stack becomes single slides',
    text: stacked,
    at: at(3),
    edit: (t) => t.replaceAll('\n----\n', '\n---\n'),
    heading: 'Two b',
    slide: 3,
  },
  {
    title: 'a stack loses all but the shown slide',
    text: stacked,
    at: at(2),
    edit: (t) => t.replace('\n\n----\n\n# Two b\n\n----\n\n# Two c', ''),
    heading: 'Two',
    slide: 2,
  },
  {
    title: 'a slide inserted above in the stack',
    text: stacked,
    at: at(4),
    edit: (t) => t.replace('# Two b', '# New\n\n----\n\n# Two b'),
    heading: 'Two c',
    slide: 5,
  },
  {
    title: 'the shown slide split in two',
    text: flat,
    at: at(3),
    edit: (t) => t.replace('# Three', '# Three\n\ntext\n\n---\n\nrest'),
    heading: 'Three',
    slide: 3,
  },
  {
    title: 'the shown slide moved to the end',
    text: flat,
    at: at(2),
    edit: (t) => `${t.replace('# Two\n\n---\n\n', '')}\n\n---\n\n# Two`,
    heading: 'Two',
    slide: 5,
  },
  {
    title: 'steps of the shown slide',
    text: stepped,
    at: at(2, 1),
    edit: (t) => t.replace('- c', '- see'),
    heading: 'Two',
    slide: 2,
    step: 1,
  },
  {
    title: 'steps, a slide inserted above',
    text: stepped,
    at: at(2, 1),
    edit: (t) => `# New\n\n---\n\n${t}`,
    heading: 'Two',
    slide: 3,
    step: 1,
  },
];

const shown = (slides: Slides) =>
  slides.frame.evaluate(() => {
    const section = document.querySelector('.l-reveal .slides section.present:not(.stack)');
    return {
      heading: section?.querySelector('h1')?.textContent,
      slide: Number(section?.getAttribute('data-slide')),
      visible: section?.querySelectorAll('.fragment.visible').length ?? 0,
      numbers: [...document.querySelectorAll('.l-reveal [data-slide]')].map((one) => Number(one.getAttribute('data-slide'))),
      badStacks: document.querySelectorAll('.slides > section.stack:not(:has(> section + section))').length,
    };
  });

test.describe('an edit keeps the place', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  for (const [index, one] of cases.entries()) {
    test(`${index + 1}. ${one.title}`, async ({ page }) => {
      const slides = await openSlides(page, harness, { text: one.text, place: one.at });
      await slides.forget();
      await slides.edit(one.edit);
      const now = await shown(slides);
      expect(now).toMatchObject({ heading: one.heading, slide: one.slide, visible: (one.step ?? -1) + 1, badStacks: 0 });
      expect(now.numbers).toEqual(now.numbers.map((_, at) => at + 1));
      const moves = (await slides.got()).filter((message) => message.type === 'moved');
      if (one.slide !== one.at.slide)
        expect(moves.at(-1)).toMatchObject({ origin: 'edit', place: { slide: one.slide, step: one.step ?? -1 } });
      else expect(moves).toEqual([]);
      // Reveal itself knows where it is: the next slide is the next one.
      await slides.send({ type: 'go', to: 'last' });
      await slides.wait('moved', ({ origin }) => origin === 'user');
      expect(await slides.present()).toBe(now.numbers.length);
    });
  }
});
