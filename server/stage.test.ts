import { describe, expect, vi } from 'vitest';
import { rooms } from '#store/rooms-door.ts';
import { liveDeckIds } from '#store/stages.ts';
import type { ToFollower } from '#wire';
import type { Editor } from './test-support/editor.ts';
import type { Follower } from './test-support/follower.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const deckText = '# One\n\n---\n\n# Two\n\n---\n\n# Three';
const longWait = { timeout: 40_000, interval: 50 };

async function presents(anna: Editor, words = '# One'): Promise<void> {
  anna.move({ type: 'take', anchor: anna.anchorAt(words), step: -1 });
  await vi.waitFor(() => expect(anna.stage().live).not.toBeNull(), until);
}

const placesIn = (message: ToFollower) => {
  if (message.type === 'stage' || message.type === 'snapshot') return [message.stage.place];
  return message.type === 'splices' && message.place ? [message.place] : [];
};
const lastPlace = ({ heard }: Follower) => heard.flatMap(placesIn).at(-1);

describe('the stage', () => {
  test('of two who take it at once one leads, and the other is told', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    const from = anna.stage().n;
    anna.move({ type: 'take', anchor: anna.anchorAt('# One'), step: -1 }, from);
    ben.move({ type: 'take', anchor: ben.anchorAt('# Two'), step: -1 }, from);
    const refusals = () => [...anna.heard, ...ben.heard].filter((message) => message.type === 'refused');
    await vi.waitFor(() => expect(refusals()).toHaveLength(1), until);
    expect(refusals()[0]).toMatchObject({ why: 'stale' });
    await vi.waitFor(() => expect(anna.stage().live?.leaderId).toBe(ben.stage().live?.leaderId), until);
    expect(anna.stage().n).toBe(from + 1);
  });

  test('only who leads moves it', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    await presents(anna);
    ben.move({ type: 'go', anchor: ben.anchorAt('# Two'), step: -1 });
    await vi.waitFor(() => expect(ben.heard.at(-1)).toMatchObject({ type: 'refused', why: 'forbidden' }), until);
    expect(ben.stage().place).toEqual({ slide: 1, step: -1 });
  });

  test('a slide inserted above the live one moves nobody', async ({ lectern, open, follow }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    const follower = follow(deckId);
    await presents(anna, '# Two');
    await vi.waitFor(() => expect(lastPlace(follower)).toEqual({ slide: 2, step: -1 }), until);
    ben.text.insert(0, '# Zero\n\n---\n\n');
    await vi.waitFor(() => expect(follower.text()).toContain('# Zero'), until);
    expect(lastPlace(follower)).toEqual({ slide: 3, step: -1 });
    const state = await rooms().publicStateOf(deckId);
    expect(state.stage.place).toEqual({ slide: 3, step: -1 });
  });

  test('a second window of the same person leads too', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    const speakerView = await open(deckId, annasToken);
    await presents(anna);
    speakerView.move({ type: 'go', anchor: anna.anchorAt('# Three'), step: 2 });
    await vi.waitFor(() => expect(anna.stage().place).toEqual({ slide: 3, step: 2 }), until);
  });

  test('a restart of the server ends nothing', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    await presents(anna, '# Two');
    anna.heard.length = 0;
    await lectern.restart();
    await vi.waitFor(() => expect(anna.stage()).toMatchObject({ live: { awaySince: null }, place: { slide: 2 } }), until);
    anna.move({ type: 'go', anchor: anna.anchorAt('# Three'), step: -1 });
    await vi.waitFor(() => expect(anna.stage().place?.slide).toBe(3), until);
  });

  test('a leader who stays away loses it, also when nobody comes back after a restart', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    await presents(anna);
    anna.close();
    await lectern.restart();
    expect(await liveDeckIds()).toContain(deckId);
    await vi.waitFor(async () => expect(await liveDeckIds()).not.toContain(deckId), longWait);
    const { stage } = await rooms().publicStateOf(deckId);
    expect(stage).toMatchObject({ live: null, ended: { why: 'left' } });
  });

  test('a new name shows on the stage', async ({ lectern, open }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    await presents(anna);
    anna.say({ type: 'name', name: 'Anna' });
    await vi.waitFor(() => expect(ben.stage().live?.leaderName).toBe('Anna'), until);
  });

  test('editors hear how many follow', async ({ lectern, open, follow }) => {
    const deckId = await lectern.deck(deckText);
    const anna = await open(deckId, annasToken);
    follow(deckId);
    const second = follow(deckId);
    await vi.waitFor(() => expect(anna.stage().followers).toBe(2), until);
    second.close();
    await vi.waitFor(() => expect(anna.stage().followers).toBe(1), until);
  });
});
