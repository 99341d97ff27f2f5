import { expect, vi } from 'vitest';
import WebSocket from 'ws';
import { PUT as putGroup } from '#app/api/v1/decks/[id]/groups/[groupId]/route.ts';
import { PUT as join, DELETE as leave } from '#app/api/v1/groups/[groupId]/members/[userId]/route.ts';
import { DELETE as deleteGroup } from '#app/api/v1/groups/[groupId]/route.ts';
import { POST as makeGroup } from '#app/api/v1/groups/route.ts';
import { identityIn, upsertAccount } from '#store/accounts.ts';
import { shareDeck } from '#store/decks.ts';
import { createSession } from '#store/sessions.ts';
import { CLOSE } from '#wire';
import { ask } from './test-support/api.ts';
import { test } from './test-support/test.ts';

const issuer = 'http://127.0.0.1:9/nowhere';
vi.stubEnv('OIDC_ISSUER', issuer);
vi.stubEnv('OIDC_CLIENT_ID', 'lectern');
vi.stubEnv('OIDC_CLIENT_SECRET', 'for tests');
vi.stubEnv('APP_URL', 'http://decks.test');

async function signedIn(sub: string) {
  const identity = identityIn({ sub, name: sub }, { issuer, groupsClaim: 'groups' });
  if (!identity) throw new Error('nobody');
  const { id } = (await upsertAccount(identity, null)).account;
  const grant = { providerSid: null, refreshToken: null, idToken: null, refreshAt: null };
  return { id, cookie: `lectern_session=${await createSession({ userId: id, agent: 'test', ...grant })}` };
}

/** What a follower hears of its level, and with which code it ends. */
function follow(url: string, cookie: string) {
  const socket = new WebSocket(url, { headers: { Cookie: cookie } });
  const state = { levels: [] as string[], code: 0, close: () => socket.terminate() };
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'access') state.levels.push(message.level);
  });
  socket.on('close', (code) => {
    state.code = code;
  });
  socket.on('error', () => undefined);
  return state;
}

/** Before people are looked at again by themselves, which is every 15 s. */
const soon = { timeout: 10_000, interval: 10 };

test('who is taken into a group made here, and out of it, is told on the socket that is open', async ({ lectern, closing }) => {
  const [anna, ben] = [await signedIn('anna'), await signedIn('ben')];
  const id = await lectern.deck('text', { ownerId: anna.id });
  await shareDeck(id, { linkLevel: 'view' });
  const sent = { cookie: anna.cookie };
  const group = await (await ask(makeGroup, {}, { ...sent, method: 'POST', body: { name: 'Leads' } })).json();
  const groupId: string = group.id;
  await ask(putGroup, { id, groupId }, { ...sent, method: 'PUT', body: { level: 'edit' } });
  const bens = closing(follow(`${lectern.url}/follow/${id}`, ben.cookie));
  await vi.waitFor(() => expect(bens.levels).toEqual(['view']), soon);
  await ask(join, { groupId, userId: ben.id }, { ...sent, method: 'PUT' });
  await vi.waitFor(() => expect(bens.levels).toEqual(['view', 'edit']), soon);
  await ask(leave, { groupId, userId: ben.id }, { ...sent, method: 'DELETE' });
  await vi.waitFor(() => expect(bens.levels).toEqual(['view', 'edit', 'view']), soon);
  await ask(join, { groupId, userId: ben.id }, { ...sent, method: 'PUT' });
  await shareDeck(id, { linkLevel: 'none' });
  await ask(deleteGroup, { groupId }, { ...sent, method: 'DELETE' });
  await vi.waitFor(() => expect(bens.code).toBe(CLOSE.removed), soon);
});
