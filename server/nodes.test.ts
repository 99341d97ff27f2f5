import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { testRedis } from '#scripts/redis.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from '#store/db.ts';
import { createDeck, shareDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { notify } from '#store/notices.ts';
import { ensurePerson } from '#store/people.ts';
import { readDoc } from '#store/snapshot.ts';
import { CLOSE } from '#wire';
import { type Editor, openEditor } from './test-support/editor.ts';
import { openFollower } from './test-support/follower.ts';
import { migrations } from './test-support/lectern.ts';
import { cookieOf, dial, provider, signedIn } from './test-support/people.ts';
import { type ServerProcess, startProcess } from './test-support/server-process.ts';
import { annasToken, bensToken, until } from './test-support/test.ts';

// Counted as skipped where there is no Redis and none can be installed.
const redis = await testRedis();
let database: Awaited<ReturnType<typeof testDatabase>>;
let nodes: ServerProcess[] = [];
const closing: { close(): void }[] = [];
/** Before people are looked at again by themselves, which is every 15 s. */
const soon = { timeout: 10_000, interval: 10 };

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  await migrate(database.url, migrations);
  if (redis)
    nodes = await Promise.all([1, 2].map(() => startProcess({ REDIS_URL: redis.url, METRICS_PORT: '0', GUESTS: 'edit', ...provider })));
});
afterEach(() => {
  for (const client of closing.splice(0)) client.close();
});
afterAll(async () => {
  await Promise.all(nodes.map(({ kill }) => kill()));
  await redis?.kill();
  await closeDb();
  await database.drop();
});

const open = async (node: number, deckId: string, token?: string): Promise<Editor> => {
  const editor = await openEditor(nodes[node]?.url ?? '', deckId, token);
  closing.push(editor);
  return editor;
};
const deck = async (markdown: string) => (await createDeck({ markdown, ownerId: null })).id;
const allAcked = (editor: Editor) => vi.waitFor(() => expect(editor.acked()).toBe(editor.sent()), until);
const redisIsUp = async (): Promise<boolean> => {
  const answers = nodes.map(async ({ metricsPort }) => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
  return (await Promise.all(answers)).every((text) => /^lectern_redis_up 1$/m.test(text));
};

describe.skipIf(!redis)('two nodes with Redis', () => {
  test('carry edits, presence and the number of followers across', async () => {
    const deckId = await deck('text');
    const [anna, ben] = [await open(0, deckId, annasToken), await open(1, deckId, bensToken)];
    anna.text.insert(0, 'anna ');
    ben.text.insert(ben.text.length, ' ben');
    await vi.waitFor(() => expect([anna.text.toString(), ben.text.toString()]).toEqual(['anna text ben', 'anna text ben']), until);
    anna.provider.awareness.setLocalStateField('slide', 7);
    const seen = () => [...ben.provider.awareness.getStates().values()].map(({ slide, user }) => [slide, user?.name]);
    await vi.waitFor(() => expect(seen()).toContainEqual([7, expect.stringContaining('Guest')]), until);
    const follower = openFollower(nodes[0]?.url ?? '', deckId);
    closing.push(follower);
    await vi.waitFor(() => expect(ben.stage().followers).toBe(1), until);
    ben.text.insert(0, 'more ');
    await vi.waitFor(() => expect(follower.text()).toBe('more anna text ben'), until);
    anna.close();
    await vi.waitFor(() => expect(seen().map(([slide]) => slide)).not.toContain(7), until);
  });

  test('hand the baton to one of two who take it at once, and move together', async () => {
    const deckId = await deck('# One\n\n---\n\n# Two');
    const [anna, ben] = [await open(0, deckId, annasToken), await open(1, deckId, bensToken)];
    const from = anna.stage().n;
    anna.move({ type: 'take', anchor: anna.anchorAt('# One'), step: -1 }, from);
    ben.move({ type: 'take', anchor: ben.anchorAt('# Two'), step: -1 }, from);
    await vi.waitFor(() => expect([...anna.heard, ...ben.heard].filter(({ type }) => type === 'refused')).toHaveLength(1), until);
    await vi.waitFor(() => {
      expect(anna.stage().live?.leaderId).toBeDefined();
      expect(anna.stage().live?.leaderId).toBe(ben.stage().live?.leaderId);
    }, until);
    expect([anna.stage().n, ben.stage().n]).toEqual([from + 1, from + 1]);
    const [leader, other] = anna.heard.some(({ type }) => type === 'refused') ? [ben, anna] : [anna, ben];
    leader.move({ type: 'go', anchor: leader.anchorAt('# Two'), step: 3 });
    await vi.waitFor(() => expect(other.stage().place).toEqual({ slide: 2, step: 3 }), until);
    other.move({ type: 'take', anchor: other.anchorAt('# One'), step: -1 });
    await vi.waitFor(() => expect(leader.stage().n).toBe(from + 2), until);
    expect(leader.stage().live?.awaySince).toBeNull();
    expect(leader.stage().live?.leaderId).not.toBe(undefined);
  });

  test('do not miss a leader who is on the other one', async () => {
    const deckId = await deck('# One\n\n---\n\n# Two');
    const anna = await open(0, deckId, annasToken);
    anna.move({ type: 'take', anchor: anna.anchorAt('# One'), step: -1 });
    await vi.waitFor(() => expect(anna.stage().live).not.toBeNull(), until);
    const ben = await open(1, deckId, bensToken);
    // Longer than a node waits for a leader elsewhere, told by what it says every few seconds.
    ben.text.insert(0, 'x');
    await allAcked(ben);
    await vi.waitFor(() => expect(ben.stage().live).toMatchObject({ awaySince: null }), until);
    anna.provider.disconnect();
    await vi.waitFor(() => expect(ben.stage().live?.awaySince).not.toBeNull(), until);
    const again = await open(1, deckId, annasToken);
    await vi.waitFor(() => expect(again.stage().live?.awaySince).toBeNull(), until);
  });

  test('hear of rights and names, with Redis or without', async () => {
    const owner = await ensurePerson(annasToken);
    const { id: deckId } = await createDeck({ markdown: 'text', ownerId: owner.id });
    const ben = await open(1, deckId, bensToken);
    // As the API does on some node.
    await shareDeck(deckId, { linkLevel: 'view' });
    await notify('some other node', { kind: 'access', deckId });
    await vi.waitFor(() => expect(ben.heard).toContainEqual(expect.objectContaining({ type: 'access', level: 'view' })), until);
    ben.text.insert(0, 'no ');
    await vi.waitFor(() => expect(ben.heard).toContainEqual({ type: 'rejected', why: 'forbidden' }), until);
  });

  test('hear that somebody signed out or was suspended, before they look by themselves', async () => {
    const [anna, ben] = [await signedIn('anna'), await signedIn('ben')];
    const { id: deckId } = await createDeck({ markdown: 'text', ownerId: anna.id });
    const sockets = (person: typeof anna) =>
      nodes.map(({ url }) => {
        const socket = dial(url, `/sync/${deckId}`, cookieOf(person.token));
        closing.push(socket);
        return socket;
      });
    const [annas, bens] = [sockets(anna), sockets(ben)];
    await vi.waitFor(() => expect([...annas, ...bens].every(({ open }) => open)).toBe(true), until);
    // As the API does on some node.
    await db().prisma.session.deleteMany({ where: { userId: anna.id } });
    await notify('some other node', { kind: 'person', userId: anna.id });
    await vi.waitFor(() => expect(annas.map(({ code }) => code)).toEqual([CLOSE.signedOut, CLOSE.signedOut]), soon);
    expect(bens.map(({ code }) => code)).toEqual([0, 0]);
    await db().prisma.user.update({ where: { id: ben.id }, data: { suspendedAt: new Date() } });
    await notify('some other node', { kind: 'person', userId: ben.id });
    await vi.waitFor(() => expect(bens.map(({ code }) => code)).toEqual([CLOSE.removed, CLOSE.removed]), soon);
  });

  test('lose nothing and come to the same text when Redis is killed and started while people type', async () => {
    const deckId = await deck('start');
    const editors = await Promise.all([0, 1, 0, 1].map((node) => open(node, deckId)));
    const typed = editors.map(() => 0);
    const typing = editors.map((editor, index) =>
      setInterval(() => {
        if (!editor.provider.wsconnected) return;
        const n = (typed[index] ?? 0) + 1;
        typed[index] = n;
        editor.text.insert(editor.text.length, `<${index}.${n}>`);
      }, 30),
    );
    const more = async (count: number) => {
      const goal = typed.map((one) => one + count);
      await vi.waitFor(() => expect(typed.every((one, index) => one >= (goal[index] ?? 0))).toBe(true), until);
    };
    for (let kills = 0; kills < 3; kills++) {
      await more(15);
      await redis?.kill();
      await vi.waitFor(async () => expect(await redisIsUp()).toBe(false), until);
      await more(25);
      await redis?.start();
      await vi.waitFor(async () => expect(await redisIsUp()).toBe(true), until);
    }
    await more(10);
    for (const timer of typing) clearInterval(timer);
    for (const editor of editors) await allAcked(editor);
    await vi.waitFor(() => expect(new Set(editors.map(({ text }) => text.toString())).size).toBe(1), { timeout: 5000, interval: 50 });
    const stored = (await readDoc(deckId)).doc.getText('content').toString();
    expect(stored).toBe(editors[0]?.text.toString());
    const tokens = stored.match(/<\d+\.\d+>/g) ?? [];
    expect(tokens.length).toBe(typed.reduce((sum, one) => sum + one));
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('meet in Postgres while Redis is away', async () => {
    await redis?.kill();
    await vi.waitFor(async () => expect(await redisIsUp()).toBe(false), until);
    const deckId = await deck('text');
    const [anna, ben] = [await open(0, deckId, annasToken), await open(1, deckId, bensToken)];
    anna.text.insert(0, 'anna ');
    ben.text.insert(ben.text.length, ' ben');
    await vi.waitFor(() => expect([anna.text.toString(), ben.text.toString()]).toEqual(['anna text ben', 'anna text ben']), until);
    anna.move({ type: 'take', anchor: anna.anchorAt('anna'), step: 2 });
    await vi.waitFor(() => expect(ben.stage().live).not.toBeNull(), until);
    // Nobody may write as a client of the other node's people either.
    const own = ben.doc.clientID;
    ben.doc.clientID = anna.doc.clientID;
    ben.text.insert(0, 'ben as anna ');
    ben.doc.clientID = own;
    await vi.waitFor(() => expect(ben.heard).toContainEqual({ type: 'rejected', why: 'malformed' }), until);
    expect((await db().pool.query('SELECT n FROM deck_stage WHERE deck_id = $1', [deckId])).rows).toEqual([{ n: 1 }]);
    await redis?.start();
  });
});
