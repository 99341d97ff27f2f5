import { fence, kinds } from './support/diagrams.ts';
import { expect, test } from './support/index.ts';
import { openOffline } from './support/standalone.ts';

const mermaids: readonly [name: string, source: string, word: string][] = [
  ['class', 'classDiagram\nAnimal <|-- Duck', 'Duck'],
  ['state', 'stateDiagram-v2\n[*] --> Still', 'Still'],
  ['entities', 'erDiagram\nCUSTOMER ||--o{ ORDER : places', 'CUSTOMER'],
  ['gantt', 'gantt\ntitle Plan\ndateFormat YYYY-MM-DD\nsection One\nDig :a1, 2024-01-01, 3d', 'Dig'],
  ['pie', 'pie title Pets\n"Dogs" : 3\n"Cats" : 1', 'Dogs'],
  ['mindmap', 'mindmap\n  Root\n    Leaf', 'Leaf'],
  ['journey', 'journey\ntitle Day\nsection Work\nTea: 5: Me', 'Tea'],
  ['packet', 'packet-beta\n0-15: "Port"', 'Port'],
];
const all = [...kinds, ...mermaids.map(([name, source, word]) => ({ name, text: fence('mermaid', source), words: [word] }))];
const others = [
  { name: 'formulas', text: 'A formula $\\sqrt{\\mathcal{F}}$ in text', selector: '.slides .katex', word: 'F' },
  { name: 'code', text: fence('python', 'def one():\n    return 1'), selector: '.slides .hljs-keyword', word: 'def' },
];
const MAX_BYTES = 1_000_000;

test('a deck as one file draws diagrams of each kind offline, in less than 1 MB', async ({ lectern, newDeck, person, request }) => {
  test.setTimeout(300_000);
  const { page } = await person('away');
  const sizes: Record<string, number> = {};
  const open = async (text: string, name: string) => {
    const deck = await newDeck(`# ${name}\n\n${text}\n`);
    await page.context().setOffline(false);
    const body = await (await request.get(`${lectern.url}/api/v1/decks/${deck.id}/html`)).body();
    sizes[name] = body.length;
    return openOffline(page, body, 'diagram');
  };
  for (const { name, text, words } of all) {
    const asked = await open(text, name);
    const drawing = page.locator('.slides .l-diagram').first();
    await expect(drawing.locator('svg, .l-remark').first(), name).toBeVisible();
    await expect(drawing.locator('.l-remark'), name).toHaveCount(0);
    for (const word of words) await expect(drawing, name).toContainText(word);
    expect(asked).toEqual([]);
  }
  for (const { name, text, selector, word } of others) {
    expect(await open(text, name)).toEqual([]);
    await expect(page.locator(selector).first(), name).toContainText(word);
  }
  test.info().annotations.push({ type: 'bytes', description: JSON.stringify(sizes) });
  expect(Object.entries(sizes).filter(([, bytes]) => bytes > MAX_BYTES)).toEqual([]);
});
