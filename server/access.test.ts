import pg from 'pg';
import { describe, expect, vi } from 'vitest';
import WebSocket from 'ws';
import { shareDeck, trashDeck } from '#store/decks.ts';
import { ensurePerson } from '#store/people.ts';
import { rooms } from '#store/rooms-door.ts';
import type { Editor } from './test-support/editor.ts';
import type { TestLectern } from './test-support/lectern.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

async function annasDeck(lectern: TestLectern, markdown: string): Promise<string> {
  return lectern.deck(markdown, { ownerId: (await ensurePerson(annasToken)).id });
}

const levels = ({ heard }: Editor) => heard.flatMap((message) => (message.type === 'access' ? [message.level] : []));

/** How many queries wait for a lock. */
async function waitingFor(client: pg.Client): Promise<number> {
  const { rows } = await client.query('select count(*)::int as waiting from pg_locks where not granted');
  return rows[0].waiting;
}

describe('rights', () => {
  test('"readers only" reaches a socket that is open: its edits are refused and it hears no more', async ({ lectern, open }) => {
    const deckId = await annasDeck(lectern, 'text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    expect([levels(anna), levels(ben)]).toEqual([['own'], ['edit']]);
    await shareDeck(deckId, { linkLevel: 'view' });
    await rooms().accessChanged(deckId);
    await vi.waitFor(() => expect(levels(ben)).toEqual(['edit', 'view']), until);
    ben.text.insert(0, 'bens ');
    await vi.waitFor(() => expect(ben.heard).toContainEqual({ type: 'rejected', why: 'forbidden' }), until);
    expect(ben.acked()).toBeLessThan(ben.sent());
    anna.text.insert(0, 'annas ');
    await vi.waitFor(async () => expect(await rooms().textOf(deckId)).toBe('annas text'), until);
    expect(ben.text.toString()).toBe('bens text');
  });

  test('whoever may edit again gets what was written meanwhile', async ({ lectern, open }) => {
    const deckId = await annasDeck(lectern, 'text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    for (const level of ['view', 'edit'] as const) {
      await shareDeck(deckId, { linkLevel: level });
      await rooms().accessChanged(deckId);
      if (level === 'view') anna.text.insert(0, 'meanwhile ');
    }
    await vi.waitFor(() => expect(ben.text.toString()).toBe('meanwhile text'), until);
    ben.text.insert(0, 'back ');
    await vi.waitFor(() => expect(anna.text.toString()).toBe('back meanwhile text'), until);
  });

  test('readers are turned away from the editors’ lane, and may follow', async ({ lectern, knock, follow }) => {
    const deckId = await annasDeck(lectern, 'text');
    await shareDeck(deckId, { linkLevel: 'view' });
    const ben = knock(deckId, bensToken);
    await vi.waitFor(() => expect(ben.closeCode()).toBe(4403), until);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('text'), until);
    expect(follower.heard[0]).toEqual({ type: 'access', level: 'view' });
  });

  test('whoever comes in the moment a deck goes to the trash is told, too', async ({ lectern, open, knock }) => {
    const deckId = await annasDeck(lectern, 'text');
    await open(deckId, annasToken);
    const people = new pg.Client(lectern.databaseUrl);
    await people.connect();
    try {
      // The deck is still there when a newcomer is let in; they are written down, which waits, before they join.
      await people.query('begin; lock table app_user in exclusive mode');
      const newcomer = knock(deckId, 'new_nnnnnnnnnnnnnnnnnn');
      await vi.waitFor(async () => expect(await waitingFor(people)).toBe(1), until);
      await trashDeck(deckId);
      await rooms().trashed(deckId);
      await people.query('commit');
      await vi.waitFor(() => expect(newcomer.closeCode()).toBe(4410), until);
    } finally {
      await people.end();
    }
  });

  test('a deck that goes to the trash tells everybody on both lanes', async ({ lectern, open, knock, follow }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId);
    const follower = follow(deckId);
    await vi.waitFor(() => expect(follower.text()).toBe('text'), until);
    await trashDeck(deckId);
    await rooms().trashed(deckId);
    await vi.waitFor(() => expect([anna.closeCode(), follower.closeCode()]).toEqual([4410, 4410]), until);
    const late = knock(deckId);
    await vi.waitFor(() => expect(late.closeCode()).toBe(4410), until);
  });

  test('presence says who somebody is, whatever their page says', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    ben.say({ type: 'name', name: 'Ben' });
    ben.provider.awareness.setLocalState({ user: { id: 'anna', name: 'Anna', color: 'red' }, slide: 2 });
    const bens = () => anna.provider.awareness.getStates().get(ben.doc.clientID) as { user: { name: string } } | undefined;
    await vi.waitFor(() => expect(bens()).toMatchObject({ user: { name: 'Ben' }, slide: 2 }), until);
    ben.say({ type: 'name', name: 'Benjamin' });
    await vi.waitFor(() => expect(bens()?.user.name).toBe('Benjamin'), until);
    ben.provider.awareness.setLocalStateField('slide', 3);
    await vi.waitFor(() => expect(bens()).toMatchObject({ user: { name: 'Benjamin' }, slide: 3 }), until);
    ben.close();
    await vi.waitFor(() => expect(bens()).toBeUndefined(), until);
  });

  test('another site’s page is refused at the door, a tool without Origin is not', async ({ lectern, closing }) => {
    const deckId = await lectern.deck('text');
    const outcome = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${lectern.url}/sync/${deckId}`, { headers });
        socket.on('open', () => resolve('open'));
        socket.on('error', ({ message }) => resolve(message));
        closing(socket);
      });
    expect(await outcome({ Origin: 'http://evil.test' })).toContain('403');
    expect(await outcome({ Origin: 'null' })).toContain('403');
    expect(await outcome({ Origin: `http://127.0.0.1:${lectern.port}` })).toBe('open');
    expect(await outcome({})).toBe('open');
  });

  test('text frames close the editors’ lane', async ({ lectern, open }) => {
    const anna = await open(await lectern.deck('text'));
    anna.provider.ws?.send('hello');
    await vi.waitFor(() => expect(anna.closeCode()).toBe(4400), until);
  });
});
