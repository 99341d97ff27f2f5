import { describe, expect, vi } from 'vitest';
import { suspend } from '#store/admin-acts.ts';
import { db } from '#store/db.ts';
import { shareDeck, trashDeck } from '#store/decks.ts';
import { rooms } from '#store/rooms-door.ts';
import { signOut } from '#store/sign-out.ts';
import { CLOSE } from '#wire';
import { cookieOf, dial, provider, signedIn } from './test-support/people.ts';
import { bensToken, test, until } from './test-support/test.ts';

for (const [name, value] of Object.entries(provider)) vi.stubEnv(name, value);

/** Before people are looked at again by themselves, which is every 15 s. */
const soon = { timeout: 10_000, interval: 10 };

describe('people at open sockets', () => {
  test('who signs out is sent away from both lanes, and nobody else', async ({ lectern, closing }) => {
    const [anna, ben] = [await signedIn('anna'), await signedIn('ben')];
    const deckId = await lectern.deck('text', { ownerId: anna.id });
    const lanes = ['sync', 'follow'].map((lane) => closing(dial(lectern.url, `/${lane}/${deckId}`, cookieOf(anna.token))));
    const bens = closing(dial(lectern.url, `/sync/${deckId}`, cookieOf(ben.token)));
    await vi.waitFor(() => expect([...lanes, bens].every(({ open }) => open)).toBe(true), until);
    await signOut(anna.token);
    await vi.waitFor(() => expect(lanes.map(({ code }) => code)).toEqual([CLOSE.signedOut, CLOSE.signedOut]), soon);
    expect(bens.code).toBe(0);
    const again = closing(dial(lectern.url, `/sync/${deckId}`, cookieOf(anna.token)));
    await vi.waitFor(() => expect(again.code).toBe(CLOSE.signedOut), until);
  });

  test('who is suspended is sent away and not let in again', async ({ lectern, closing }) => {
    const anna = await signedIn('anna');
    const deckId = await lectern.deck('text', { ownerId: anna.id });
    const open = closing(dial(lectern.url, `/sync/${deckId}`, cookieOf(anna.token)));
    await vi.waitFor(() => expect(open.open).toBe(true), until);
    await suspend(anna.id, true, 'somebody');
    await vi.waitFor(() => expect(open.code).toBe(CLOSE.removed), soon);
    const again = closing(dial(lectern.url, `/follow/${deckId}`, cookieOf(anna.token)));
    await vi.waitFor(() => expect(again.code).toBe(CLOSE.noDeck), until);
    await suspend(anna.id, false, 'somebody');
  });

  test('who leaves a group is held to it on the socket that is open', async ({ lectern, closing }) => {
    const [anna, ben] = [await signedIn('anna'), await signedIn('ben', ['/team'])];
    const deckId = await lectern.deck('text', { ownerId: anna.id });
    await shareDeck(deckId, { linkLevel: 'none' });
    const group = await db().prisma.group.findFirstOrThrow({ where: { name: '/team' } });
    await db().prisma.deckGroup.create({ data: { deckId, groupId: group.id, level: 'edit' } });
    const open = closing(dial(lectern.url, `/sync/${deckId}`, cookieOf(ben.token)));
    await vi.waitFor(() => expect(open.open).toBe(true), until);
    await signedIn('ben', []);
    await rooms().personChanged(ben.id);
    await vi.waitFor(() => expect(open.code).toBe(CLOSE.removed), until);
  });

  test('a deck that is closed to somebody answers like one that does not exist', async ({ lectern, closing }) => {
    const [anna, ben] = [await signedIn('anna'), await signedIn('ben', [])];
    const closed = await lectern.deck('text', { ownerId: anna.id });
    await shareDeck(closed, { linkLevel: 'none' });
    const trashed = await lectern.deck('text', { ownerId: anna.id });
    await shareDeck(trashed, { linkLevel: 'none' });
    await trashDeck(trashed);
    const codes = [closed, trashed, 'AAAAAAAAAAAAAAAAAAAAAA'].flatMap((id) =>
      ['sync', 'follow'].map((lane) => closing(dial(lectern.url, `/${lane}/${id}`, cookieOf(ben.token)))),
    );
    await vi.waitFor(() => expect(codes.map(({ code }) => code)).toEqual(Array(6).fill(CLOSE.noDeck)), until);
  });

  test('guests follow where people sign in, and do not write', async ({ lectern, closing }) => {
    const deckId = await lectern.deck('text', { ownerId: (await signedIn('anna')).id });
    const follower = closing(dial(lectern.url, `/follow/${deckId}`, `lectern_person=${bensToken}`));
    const writer = closing(dial(lectern.url, `/sync/${deckId}`, `lectern_person=${bensToken}`));
    await vi.waitFor(() => expect([follower.open, writer.code]).toEqual([true, CLOSE.forbidden]), until);
  });
});
