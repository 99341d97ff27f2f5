import { expect } from '@playwright/test';
import type { Slides } from './frame-harness.ts';

export const fence = (info: string, source: string) => `\`\`\`${info}\n${source}\n\`\`\``;

/** Diagrams of every kind, and words that are in their drawings. */
export const kinds: ReadonlyArray<{ name: string; text: string; words: readonly string[] }> = [
  {
    name: 'mermaid',
    text: fence('mermaid', 'graph TD\nA[Client] -->|asks| B{"One #quot;or#quot; two"}'),
    words: ['Client', 'asks', 'One "or" two'],
  },
  { name: 'graphviz', text: fence('graphviz', 'digraph { first -> second [label="leads to"] }'), words: ['first', 'second', 'leads to'] },
  { name: 'dot with an engine', text: fence('dot engine=neato', 'graph { left -- right }'), words: ['left', 'right'] },
  {
    name: 'flow',
    text: fence('flow', 'st=>start: Begin\nc=>condition: Really?\ne=>end: Finish\nst->c\nc(yes)->e'),
    words: ['Begin', 'Really?', 'yes', 'Finish'],
  },
  {
    name: 'sequence',
    text: fence('sequence', 'Title: Talk\nAnna->Ben: Hello; #1\nNote right of Ben: Ben thinks'),
    words: ['Talk', 'Anna', 'Hello; #1', 'Ben thinks'],
  },
  { name: 'abc', text: fence('abc', 'X:1\nT:Speed the Plough\nM:4/4\nK:G\n|:GABc dedB|'), words: ['Speed the Plough'] },
  {
    name: 'vega',
    text: fence(
      'vega',
      '{"width":100,"height":50,"signals":[{"name":"s","update":"upper(\'sum: \') + (40 + 2)"}],"title":{"text":{"signal":"s"}},"marks":[]}',
    ),
    words: ['SUM: 42'],
  },
  {
    name: 'vega-lite',
    text: fence(
      'vega-lite',
      '{"data":{"values":"team,size\\nRed,3\\nBlue,5","format":{"type":"csv"}},"mark":"bar","encoding":{"x":{"field":"team"},"y":{"field":"size","type":"quantitative"}}}',
    ),
    words: ['team', 'Red', 'Blue', 'size'],
  },
];

/** Waits until every diagram that is there is drawn or says why not. */
export async function settled(slides: Slides): Promise<void> {
  await slides.frame.waitForFunction(() => {
    const waiting = document.querySelector('.l-view pre[data-l-diagram], .l-view .l-diagram[aria-busy="true"]');
    return waiting === null && document.querySelector('.l-view .l-diagram') !== null;
  });
}

/** What the drawings of a selector say, and how large they are. */
export function drawings(slides: Slides, selector = '.l-view .l-diagram') {
  return slides.frame.evaluate(
    (where) =>
      [...document.querySelectorAll(where)].map((element) => {
        const picture = element.querySelector('svg, img');
        const { width = 0, height = 0 } = picture?.getBoundingClientRect() ?? {};
        const words = [...element.querySelectorAll('text')].map((text) => text.textContent?.replace(/\s+/g, ' ') ?? '');
        return { width, height, words, remark: element.querySelector('.l-remark')?.textContent ?? null };
      }),
    selector,
  );
}

/** Expects one drawing with these words, of a size that can be read. */
export async function expectDrawn(slides: Slides, words: readonly string[], selector?: string): Promise<void> {
  await settled(slides);
  const [drawing] = await drawings(slides, selector);
  expect(drawing?.remark).toBeNull();
  const said = (drawing?.words ?? []).join(' ');
  for (const word of words) expect(said).toContain(word);
  expect(drawing?.width).toBeGreaterThan(20);
  expect(drawing?.height).toBeGreaterThan(20);
}
