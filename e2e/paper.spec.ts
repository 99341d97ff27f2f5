import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { readPdf } from './support/pdf.ts';
import type { Person } from './support/person.ts';
import { readPptx } from './support/pptx.ts';

const seed = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks', 'seed-scs-community-call.md');

const DECK = `---
title: Paper
slideOptions: { width: 1280, height: 720 }
---

# First

[to the last](#/2) and [away](https://example.org/)

Note: only for the chair

---

## Second

- one <!-- .element: class="fragment" -->
- two <!-- .element: class="fragment" -->

---

<!-- .slide: data-background-color="#123456" -->

## Third

![kept](/uploads/none.png)
`;

test('the seed deck is a PDF of 27 pages with text that can be selected', async ({ lectern, newDeck, request }) => {
  test.skip(!existsSync(seed), 'The real deck is not at hand.');
  const deck = await newDeck(readFileSync(seed, 'utf8'));
  const answer = await request.post(`${lectern.url}/api/v1/decks/${deck.id}/pdf`, { data: {}, headers: { Origin: lectern.url } });
  expect(answer.status()).toBe(200);
  const bytes = await answer.body();
  writeFileSync('test-results/seed.pdf', bytes);
  const pdf = await readPdf(bytes);
  expect(pdf.pages).toHaveLength(27);
  expect(pdf.pages.map(({ text }) => text).join(' ')).toContain('Community');
  expect(pdf.pages.filter(({ text }) => text.trim().length > 5).length).toBeGreaterThan(24);
  expect(pdf.outline.length).toBeGreaterThan(10);
});

test('a PDF has the deck’s shape, a page for each slide or step, and links', async ({ lectern, newDeck, request }) => {
  const deck = await newDeck(DECK);
  const pdfOf = async (data: object) => {
    const answer = await request.post(`${lectern.url}/api/v1/decks/${deck.id}/pdf`, { data, headers: { Origin: lectern.url } });
    expect(answer.headers()['content-disposition']).toContain('Paper.pdf');
    return readPdf(await answer.body());
  };
  const slides = await pdfOf({ kind: 'pages' });
  expect(slides.pages).toHaveLength(3);
  expect(slides.pages[0]).toMatchObject({ width: 960, height: 540 });
  expect(slides.pages[0]?.links).toEqual(['inside', 'https://example.org/']);
  expect(slides.pages.map(({ text }) => text).join(' ')).not.toContain('only for the chair');
  expect((await pdfOf({ kind: 'steps' })).pages).toHaveLength(5);
  const handout = await pdfOf({ kind: 'handout', notes: true });
  expect(handout.pages).toHaveLength(1);
  expect(handout.pages[0]?.text).toContain('only for the chair');
});

test('the seed deck is a presentation of 27 pictures with their text below', async ({ lectern, newDeck, request }) => {
  test.skip(!existsSync(seed), 'The real deck is not at hand.');
  const deck = await newDeck(readFileSync(seed, 'utf8'));
  const answer = await request.post(`${lectern.url}/api/v1/decks/${deck.id}/pptx`, { data: {}, headers: { Origin: lectern.url } });
  expect(answer.status()).toBe(200);
  const bytes = await answer.body();
  writeFileSync('test-results/seed.pptx', bytes);
  const { slides } = await readPptx(bytes);
  expect(slides).toHaveLength(27);
  expect(slides.filter(({ picture }) => picture.isBlank)).toEqual([]);
  expect(slides[0]?.notes).toContain('Community Call 2024-03-21');
});

test('a presentation has pictures in the deck’s shape, and notes for who asks for them', async ({ lectern, newDeck, request }) => {
  const deck = await newDeck(DECK.replace('## Third', '## Third $a^2$'));
  const pptxOf = async (data: object) => {
    const answer = await request.post(`${lectern.url}/api/v1/decks/${deck.id}/pptx`, { data, headers: { Origin: lectern.url } });
    expect(answer.headers()['content-disposition']).toContain('Paper.pptx');
    return readPptx(await answer.body());
  };
  const plain = await pptxOf({});
  expect(plain.title).toBe('Paper');
  expect(plain.slides.map(({ alt }) => alt)).toEqual(['First', 'Second', 'Third a^2']);
  for (const { picture } of plain.slides) expect(picture).toEqual({ width: 2560, height: 1440, isBlank: false });
  expect(plain.slides[1]?.notes).toMatch(/^Second\n+one\n+two\n/);
  expect(JSON.stringify(plain)).not.toContain('only for the chair');
  const withNotes = await pptxOf({ notes: true });
  expect(withNotes.slides[0]?.notes).toMatch(/^First\n[\s\S]*\nSpeaker notes:\n+only for the chair\n/);
});

test('whoever may only read a deck gets no notes, whatever they ask for', async ({ anna, ben, complaints, lectern }) => {
  // the library shows the other tests' decks, too
  complaints.allow(/net::ERR_NAME_NOT_RESOLVED/);
  const url = await ownDeck(anna, { server: lectern.url, markdown: DECK, linkLevel: 'view' });
  const made = async ({ context }: Person, what: 'pdf' | 'pptx') => {
    const id = url.split('/').at(-1);
    const data = { kind: 'handout', notes: true };
    return (await context.request.post(`${lectern.url}/api/v1/decks/${id}/${what}`, { data, headers: { Origin: lectern.url } })).body();
  };
  const textOf = async (person: Person) => (await readPdf(await made(person, 'pdf'))).pages.map(({ text }) => text).join(' ');
  expect(await textOf(anna)).toContain('only for the chair');
  expect(await textOf(ben)).not.toContain('only for the chair');
  expect(await textOf(ben)).toContain('First');
  expect(JSON.stringify(await readPptx(await made(ben, 'pptx')))).not.toContain('only for the chair');
});

test('the print view of a deck that is not there is the page that says so', async ({ anna, complaints, request }) => {
  complaints.allow(/status of 404/);
  const gone = '/d/AAAAAAAAAAAAAAAAAAAAAA/print';
  expect((await anna.page.goto(gone))?.status()).toBe(404);
  await expect(anna.page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  const answer = await request.get(gone, { headers: { Accept: 'application/json' } });
  expect(answer.status()).toBe(404);
  expect(await answer.json()).toMatchObject({ type: 'urn:lectern:problem:no-deck' });
});

test('who has three files in the making is told so, and gets those', async ({ anna, complaints, lectern }) => {
  complaints.allow(/status of 429|net::ERR_NAME_NOT_RESOLVED/);
  const slides = Array.from({ length: 12 }, (_, index) => `# Slide ${index}`).join('\n\n---\n\n');
  const url = await ownDeck(anna, { server: lectern.url, markdown: slides, linkLevel: 'none' });
  const path = `${lectern.url}/api/v1/decks/${url.split('/').at(-1)}/pptx`;
  await anna.page.goto(`${url}?edit`);
  await anna.page.getByRole('button', { name: 'More', exact: true }).click();
  await anna.page.getByRole('menuitem', { name: 'Download …' }).click();
  const made = [1, 2, 3].map(() => anna.context.request.post(path, { data: {}, headers: { Origin: lectern.url } }));
  await anna.page.getByRole('button', { name: 'PowerPoint' }).click();
  await expect(anna.page.getByText('You have three files in the making already.')).toBeVisible();
  for (const answer of await Promise.all(made)) expect(answer.status()).toBe(200);
});
