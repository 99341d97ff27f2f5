import { describe, expect, onTestFinished, vi } from 'vitest';
import { shareDeck } from '#store/decks.ts';
import { personOf } from './test-support/api.ts';
import type { Editor } from './test-support/editor.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const deckText = '# One\n\n---\n\n# Two';
const take = (editor: Editor) => editor.move({ type: 'take', anchor: editor.anchorAt('# One'), step: -1 });
const leads = (editor: Editor, id: string | null) => vi.waitFor(() => expect(editor.stage().live?.leaderId ?? null).toBe(id), until);
const refusals = ({ heard }: Editor) => heard.flatMap((message) => (message.type === 'refused' ? [message.why] : []));

describe('the baton', () => {
  test('is asked for and handed over; who is not the chair cannot take it', async ({ lectern, open, follow }) => {
    const [annaId, benId] = [await personOf(annasToken), await personOf(bensToken)];
    const id = await lectern.deck(deckText, { ownerId: annaId });
    await shareDeck(id, { linkLevel: 'present' });
    const [anna, ben, follower] = [await open(id, annasToken), await open(id, bensToken), follow(id)];
    take(anna);
    await leads(ben, annaId);
    take(ben);
    await vi.waitFor(() => expect(refusals(ben)).toEqual(['forbidden']), until);
    ben.move({ type: 'ask', on: true });
    await vi.waitFor(() => expect(anna.stage().live?.asking).toMatchObject([{ id: benId }]), until);
    anna.move({ type: 'offer', to: 'nobody-here' });
    await vi.waitFor(() => expect(refusals(anna)).toEqual(['stale']), until);
    anna.move({ type: 'offer', to: benId });
    await vi.waitFor(() => expect(ben.stage().live?.offer).toMatchObject({ id: benId }), until);
    ben.move({ type: 'accept' });
    await leads(anna, benId);
    expect(follower.raw.join()).not.toContain('"asking":[{');
    // The chair takes it back without asking.
    take(anna);
    await leads(ben, annaId);
  });

  test('of a hand-over and a take at once one counts, and the other is told', async ({ lectern, open }) => {
    const [annaId, benId] = [await personOf(annasToken), await personOf(bensToken)];
    const id = await lectern.deck(deckText, { ownerId: annaId });
    await shareDeck(id, { linkLevel: 'present' });
    const carlasToken = 'carla_cccccccccccccccc';
    const [anna, ben, carla] = [await open(id, annasToken), await open(id, bensToken), await open(id, carlasToken)];
    take(ben);
    await leads(anna, benId);
    const { n } = anna.stage();
    ben.move({ type: 'offer', to: await personOf(carlasToken) });
    await vi.waitFor(() => expect([anna, carla].map((one) => one.stage().live?.offer)).not.toContain(null), until);
    carla.move({ type: 'accept' }, n);
    anna.move({ type: 'take', anchor: anna.anchorAt('# Two'), step: -1 }, n);
    await vi.waitFor(() => expect([...refusals(anna), ...refusals(carla)]).toEqual(['stale']), until);
    await vi.waitFor(() => expect([anna, ben, carla].map((one) => one.stage().n)).toEqual([n + 1, n + 1, n + 1]), until);
    expect(new Set([anna, ben, carla].map((one) => one.stage().live?.leaderId)).size).toBe(1);
  });

  test('goes to the chair when its holder is gone for 15 seconds', async ({ lectern, open }) => {
    const [annaId, benId] = [await personOf(annasToken), await personOf(bensToken)];
    const id = await lectern.deck(deckText, { ownerId: annaId });
    await shareDeck(id, { linkLevel: 'present' });
    const [anna, ben] = [await open(id, annasToken), await open(id, bensToken)];
    take(ben);
    await leads(anna, benId);
    ben.close();
    await vi.waitFor(() => expect(anna.stage().live).not.toMatchObject({ awaySince: null }), until);
    // Timers count from when the loop's turn began: they may ring before their time.
    const clock = Date.now;
    const late = vi.spyOn(Date, 'now').mockImplementation(() => clock() - 30);
    onTestFinished(() => late.mockRestore());
    await vi.waitFor(() => expect(anna.stage().live).toMatchObject({ leaderId: annaId, awaySince: null }), {
      timeout: 40_000,
      interval: 50,
    });
  });
});
