import { describe, expect, vi } from 'vitest';
import { rooms } from '#store/rooms-door.ts';
import type { Follower } from './test-support/follower.ts';
import { test, until } from './test-support/test.ts';

const kinds = ({ heard }: Follower) => heard.map(({ type }) => type).filter((type) => type !== 'beat');

describe('the follow lane', () => {
  test('brings the text, then its changes', async ({ lectern, open, follow }) => {
    const deckId = await lectern.deck('# One\n\n---\n\n# Two');
    const anna = await open(deckId);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('# One\n\n---\n\n# Two'), until);
    anna.text.insert(5, ' more');
    await vi.waitFor(() => expect(follower.text()).toBe('# One more\n\n---\n\n# Two'), until);
    expect(kinds(follower)).toEqual(['access', 'snapshot', 'splices']);
  });

  test('gathers quick edits', async ({ lectern, open, follow }) => {
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

  test('lets a page go on from what it carried', async ({ lectern, open, follow }) => {
    const deckId = await lectern.deck('one');
    const anna = await open(deckId);
    const page = await rooms().publicStateOf(deckId);
    anna.text.insert(3, ' two');
    await vi.waitFor(async () => expect((await rooms().publicStateOf(deckId)).rev).toBe(page.rev + 1), until);
    const follower = follow(deckId, page);
    await vi.waitFor(() => expect(follower.text()).toBe('one two'), until);
    expect(kinds(follower)).toEqual(['access', 'splices', 'stage']);
  });

  test('sends a page of another time the whole text', async ({ lectern, follow }) => {
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

  test('sends the whole text to who asks, and not twice in a second', async ({ lectern, follow }) => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('one'), until);
    for (let n = 0; n < 20; n++) follower.say('{"type":"resync"}');
    await vi.waitFor(() => expect(kinds(follower).filter((kind) => kind === 'snapshot').length).toBeGreaterThanOrEqual(2), until);
    expect(kinds(follower).filter((kind) => kind === 'snapshot').length).toBeLessThanOrEqual(3);
  });

  test('never carries speaker notes', async ({ lectern, open, follow }) => {
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

  test('is never silent for long', async ({ lectern, follow }) => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.heard.some(({ type }) => type === 'beat')).toBe(true), until);
  });

  test('closes on words that it does not know, and for decks that it does not have', async ({ lectern, follow }) => {
    const deckId = await lectern.deck('one');
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('one'), until);
    follower.say('{"type":"edit"}');
    await vi.waitFor(() => expect(follower.closeCode()).toBe(4400), until);
    const lost = follow('AAAAAAAAAAAAAAAAAAAAAA');
    await vi.waitFor(() => expect(lost.closeCode()).toBe(4404), until);
  });

  test('gives a snapshot to a follower that fell behind, and holds up nobody else', async ({ lectern, follow }) => {
    const deckId = await lectern.deck('# Start\n\n');
    const [slow, quick] = [follow(deckId), follow(deckId)];
    await vi.waitFor(() => expect([slow.text(), quick.text()]).toEqual(['# Start\n\n', '# Start\n\n']), until);
    slow.read(false);
    // More than the system keeps for a socket that is not read.
    const rounds = 12;
    const textOf = (round: number) => `${String.fromCharCode(97 + round)} `.repeat(450_000);
    for (let round = 0; round < rounds; round++) {
      await rooms().replaceText(deckId, textOf(round), null);
      await vi.waitFor(() => expect(quick.text()[0]).toBe(textOf(round)[0]), until);
    }
    const missed = slow.heard.length;
    slow.read(true);
    await vi.waitFor(() => expect(slow.text() === textOf(rounds - 1)).toBe(true), until);
    const kindsAfter = slow.heard.slice(missed).map(({ type }) => type);
    expect(kindsAfter).toContain('snapshot');
    expect(kindsAfter.filter((type) => type === 'splices').length).toBeLessThan(rounds);
    await rooms().replaceText(deckId, 'still here', null);
    await vi.waitFor(() => expect(slow.text()).toBe('still here'), until);
  });
});
