import { describe, expect, vi } from 'vitest';
import { db } from '#store/db.ts';
import { shareDeck, trashDeck } from '#store/decks.ts';
import { rooms } from '#store/rooms-door.ts';
import { PATCH as patchDeck } from '../app/api/v1/decks/[id]/route.ts';
import { GET as getSharing } from '../app/api/v1/decks/[id]/sharing/route.ts';
import { annasDeck, ask, personOf } from './test-support/api.ts';
import { openFollower } from './test-support/follower.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const embedded = { query: 'embed' };
const change = (id: string, body: unknown, by = annasToken) => ask(patchDeck, { id }, { method: 'PATCH', body, by });
const sharing = async (id: string) => (await ask(getSharing, { id })).json();

describe('a deck on other sites', () => {
  test('follows there once its owner says so, without notes, and ends at once when taken back', async ({ lectern, closing }) => {
    const id = await annasDeck(lectern, '# One\n\nNote: secret');
    await shareDeck(id, { linkLevel: 'edit' });
    const early = closing(openFollower(lectern.url, id, embedded));
    await vi.waitFor(() => expect(early.closeCode()).toBe(4404), until);
    expect((await change(id, { embed: true })).status).toBe(200);
    const follower = closing(openFollower(lectern.url, id, embedded));
    await vi.waitFor(() => expect(follower.text()).toContain('# One'), until);
    expect(follower.heard[0]).toEqual({ type: 'access', level: 'view' });
    expect(follower.raw.join()).not.toContain('secret');
    const other = closing(openFollower(lectern.url, id));
    await vi.waitFor(() => expect(other.text()).toContain('# One'), until);
    await change(id, { embed: false });
    await vi.waitFor(() => expect(follower.closeCode()).toBe(4406), until);
    expect(other.closeCode()).toBeNull();
  });

  test('is shown by what everybody may do, not by whose cookie comes along', async ({ lectern, closing }) => {
    const id = await annasDeck(lectern);
    await change(id, { embed: true });
    expect(await rooms().mayEmbed(id)).toBe(false);
    expect(await sharing(id)).toMatchObject({ embed: true, embedSeen: false });
    const anna = closing(openFollower(lectern.url, id, { ...embedded, cookie: `lectern_person=${annasToken}` }));
    await vi.waitFor(() => expect(anna.closeCode()).toBe(4404), until);
    await change(id, { linkLevel: 'view' });
    expect(await rooms().mayEmbed(id)).toBe(true);
    expect(await sharing(id)).toMatchObject({ embed: true, embedSeen: true });
    await trashDeck(id);
    expect(await rooms().mayEmbed(id)).toBe(false);
    expect(await rooms().mayEmbed('nowhere')).toBe(false);
  });

  test('is its owner’s to allow, and written down', async ({ lectern }) => {
    const id = await annasDeck(lectern);
    await shareDeck(id, { linkLevel: 'edit' });
    expect((await change(id, { embed: true }, bensToken)).status).toBe(403);
    expect((await change(id, { embed: 'yes' })).status).toBe(400);
    await change(id, { embed: true });
    const entries = await db().prisma.auditEntry.findMany({ where: { deckId: id, act: 'embedding' } });
    expect(entries).toMatchObject([{ actorId: await personOf(annasToken), detail: { embed: 'allowed' } }]);
  });
});
