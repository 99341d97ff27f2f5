import { describe, expect, vi } from 'vitest';
import WebSocket from 'ws';
import { identityIn, upsertAccount } from '#store/accounts.ts';
import { suspend } from '#store/admin-acts.ts';
import { db } from '#store/db.ts';
import { shareDeck, trashDeck } from '#store/decks.ts';
import { rooms } from '#store/rooms-door.ts';
import { createSession } from '#store/sessions.ts';
import { signOut } from '#store/sign-out.ts';
import { CLOSE } from '#wire';
import { bensToken, test, until } from './test-support/test.ts';

const issuer = 'http://127.0.0.1:9/nowhere';
// Nobody is asked about anything there: these sessions have nothing to refresh.
vi.stubEnv('OIDC_ISSUER', issuer);
vi.stubEnv('OIDC_CLIENT_ID', 'lectern');
vi.stubEnv('OIDC_CLIENT_SECRET', 'for tests');
vi.stubEnv('APP_URL', 'http://decks.test');

async function signedIn(sub: string, groups: readonly string[] = []): Promise<{ id: string; token: string }> {
  const identity = identityIn({ sub, name: sub, groups }, { issuer, groupsClaim: 'groups' });
  if (!identity) throw new Error('nobody');
  const { id } = (await upsertAccount(identity, null)).account;
  const grant = { providerSid: null, refreshToken: null, idToken: null, refreshAt: null };
  return { id, token: await createSession({ userId: id, agent: 'test', ...grant }) };
}

/** A socket of a lane with such a cookie: how it ended, and what it heard as text. */
function dial(url: string, path: string, cookie: string) {
  const socket = new WebSocket(`${url}${path}`, { headers: { Cookie: cookie } });
  const state = { code: 0, open: false, close: () => socket.close() };
  socket.on('message', () => {
    state.open = true;
  });
  socket.on('close', (code) => {
    state.code = code;
  });
  socket.on('error', () => undefined);
  return state;
}

const cookieOf = (token: string) => `lectern_session=${token}`;

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
