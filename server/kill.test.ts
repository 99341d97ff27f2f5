import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { readDoc } from '#store/snapshot.ts';
import { type Editor, openEditor } from './test-support/editor.ts';

const until = { timeout: 30_000, interval: 10 };
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

/** A server process; port 0 is a free one. */
async function startServer(port: number): Promise<{ child: ChildProcess; port: number }> {
  vi.stubEnv('PORT', String(port));
  const child = fork(join(import.meta.dirname, 'test-support', 'child.ts'), { execArgv: ['--import', 'tsx'] });
  const [message] = await once(child, 'message');
  return { child, port: message.port };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Writes tokens that occur nowhere else and notes which ones were acknowledged. */
function writer(editor: Editor, name: string) {
  const sent: { token: string; count: number }[] = [];
  const acknowledged = new Set<string>();
  let n = 0;
  const note = () => {
    for (const { token, count } of sent) if (count <= editor.acked()) acknowledged.add(token);
  };
  const timer = setInterval(() => {
    note();
    if (!editor.provider.wsconnected) return;
    const token = `<${name}.${n++}>`;
    editor.text.insert(Math.floor(editor.text.length / 2), token);
    sent.push({ token, count: editor.sent() });
  }, 2);
  return {
    acknowledged,
    stop: () => {
      clearInterval(timer);
      note();
    },
  };
}

describe('a server that is killed', () => {
  test('has lost no edit that it acknowledged, and doubled none', async () => {
    const { id } = await createDeck({ markdown: 'start', ownerId: null });
    let acknowledged: string[] = [];
    let { child, port } = await startServer(0);
    for (let kills = 0; kills < 3; kills++) {
      const editors = await Promise.all([1, 2, 3].map(() => openEditor(`ws://127.0.0.1:${port}`, id)));
      const writers = editors.map((editor, index) => writer(editor, `${kills}.${index}`));
      await vi.waitFor(() => {
        for (const { acknowledged: own } of writers) expect(own.size).toBeGreaterThan(30 + kills * 7);
      }, until);
      await kill(child);
      for (const { stop, acknowledged: own } of writers) {
        stop();
        acknowledged = [...acknowledged, ...own];
      }
      // Gone with what was not acknowledged: only the database speaks for the rest.
      for (const editor of editors) editor.close();
      ({ child } = await startServer(port));
    }
    const text = (await readDoc(id)).doc.getText('content').toString();
    expect(acknowledged.length).toBeGreaterThan(300);
    // A token may have been split by a later one in its middle; so count what is left when those are taken out again.
    const tokens = withoutNesting(text);
    expect(acknowledged.filter((token) => !tokens.has(token))).toEqual([]);
    expect([...tokens.values()].filter((count) => count > 1)).toEqual([]);
    await kill(child);
  });
});

/** How often each token is in the text: the innermost ones are found first, and taken out. */
function withoutNesting(text: string): Map<string, number> {
  const found = new Map<string, number>();
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/<\d+\.\d+\.\d+>/g, (token) => {
      found.set(token, (found.get(token) ?? 0) + 1);
      return '';
    });
  }
  return found;
}
