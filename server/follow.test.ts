import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { rooms } from '#store/rooms-door.ts';
import { type Editor, openEditor } from './test-support/editor.ts';
import { type Follower, type Known, openFollower } from './test-support/follower.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';

const until = { timeout: 20_000, interval: 10 };
let lectern: TestLectern;
const opened: { close(): void }[] = [];

beforeAll(async () => {
  lectern = await startLectern();
});
afterEach(() => {
  for (const client of opened.splice(0)) client.close();
});
afterAll(() => lectern.close());

async function open(deckId: string): Promise<Editor> {
  const editor = await openEditor(lectern.url, deckId);
  opened.push(editor);
  return editor;
}

function follow(deckId: string, known?: Known): Follower {
  const follower = openFollower(lectern.url, deckId, known);
  opened.push(follower);
  return follower;
}

const kinds = ({ heard }: Follower) => heard.map(({ type }) => type).filter((type) => type !== 'beat');

describe('the follow lane', () => {
  test('brings the text, then its changes', async () => {
    const deckId = await lectern.deck('# One\n\n---\n\n# Two');
    const anna = await open(deckId);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('# One\n\n---\n\n# Two'), until);
    anna.text.insert(5, ' more');
    await vi.waitFor(() => expect(follower.text()).toBe('# One more\n\n---\n\n# Two'), until);
    expect(kinds(follower)).toEqual(['access', 'snapshot', 'splices']);
  });

  test('gathers quick edits', async () => {
    const deckId = await lectern.deck('');
    const anna = await open(deckId);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.rev()).toBe(0), until);
    const began = Date.now();
    for (let n = 0; n < 100; n++) {
      anna.text.insert(anna.text.length, `${n} `);
      await new Promise(setImmediate);
    }
    await vi.waitFor(() => expect(follower.text()).toBe(anna.text.toString()), until);
    const messages = kinds(follower).filter((kind) => kind === 'splices').length;
    expect(messages).toBeLessThanOrEqual(Math.ceil((Date.now() - began) / 200) + 1);
  });

  test('lets a page go on from what it carried', async () => {
    const deckId = await lectern.deck('one');
    const anna = await open(deckId);
    const page = await rooms().publicStateOf(deckId);
    anna.text.insert(3, ' two');
    await vi.waitFor(async () => expect((await rooms().publicStateOf(deckId)).rev).toBe(page.rev + 1), until);
    const follower = follow(deckId, page);
    await vi.waitFor(() => expect(follower.text()).toBe('one two'), until);
    expect(kinds(follower)).toEqual(['access', 'splices', 'stage']);
  });

  test('sends a page of another time the whole text', async () => {
    const deckId = await lectern.deck('one');
    const page = await rooms().publicStateOf(deckId);
    for (const stale of [
      { ...page, epoch: 'other' },
      { ...page, rev: 99 },
    ]) {
      const follower = follow(deckId, stale);
      await vi.waitFor(() => expect(kinds(follower)).toEqual(['access', 'snapshot']), until);
      expect(follower.epoch()).toBe(page.epoch);
    }
  });

  test('sends the whole text to who asks, and not twice in a second', async () => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('one'), until);
    for (let n = 0; n < 20; n++) follower.say('{"type":"resync"}');
    await vi.waitFor(() => expect(kinds(follower).filter((kind) => kind === 'snapshot').length).toBeGreaterThanOrEqual(2), until);
    expect(kinds(follower).filter((kind) => kind === 'snapshot').length).toBeLessThanOrEqual(3);
  });

  test('never carries speaker notes', async () => {
    const deckId = await lectern.deck('# One\n\nNote: secret one\n\n---\n\n# Two');
    const anna = await open(deckId);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toContain('# Two'), until);
    anna.text.insert(anna.text.length, '\n\nNotes:\nsecret two\n');
    anna.text.insert(0, 'visible ');
    await vi.waitFor(() => expect(follower.text()).toContain('visible'), until);
    anna.text.insert(anna.text.toString().indexOf('secret two'), 'very ');
    anna.text.insert(0, 'quite ');
    await vi.waitFor(() => expect(follower.text()).toContain('quite'), until);
    expect(follower.raw.join()).not.toMatch(/secret|very/);
    expect((await rooms().publicStateOf(deckId)).text).not.toContain('secret');
  });

  test('is never silent for long', async () => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.heard.some(({ type }) => type === 'beat')).toBe(true), until);
  });

  test('closes on words that it does not know, and for decks that it does not have', async () => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('one'), until);
    follower.say('{"type":"edit"}');
    await vi.waitFor(() => expect(follower.closeCode()).toBe(4400), until);
    const lost = follow('AAAAAAAAAAAAAAAAAAAAAA');
    await vi.waitFor(() => expect(lost.closeCode()).toBe(4404), until);
  });
});
