import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { backUp, openBackup, restoreDatabase } from '#store/backup/index.ts';
import { diskShelf } from '#store/uploads/disk.ts';
import { type Editor, openEditor } from './test-support/editor.ts';
import { migrations, startLectern, type TestLectern } from './test-support/lectern.ts';
import { annasToken, bensToken } from './test-support/test.ts';

const there = await testDatabase();
let lectern: TestLectern;
let folder: string;

beforeAll(async () => {
  lectern = await startLectern();
  folder = await mkdtemp(join(tmpdir(), 'lectern-backup-'));
});
afterAll(async () => {
  await lectern.close();
  await there.drop();
  await rm(folder, { recursive: true });
});

/** Somebody who writes a word of their own about every 5 ms. */
async function typing(deckId: string, token: string, name: string) {
  const editor: Editor = await openEditor(lectern.url, deckId, token);
  const before = editor.sent();
  const words: string[] = [];
  const type = () => {
    words.push(`${name}${words.length}.`);
    editor.text.insert(editor.text.length, words.at(-1) ?? '');
  };
  const timer = setInterval(type, 5);
  const stop = () => clearInterval(timer);
  return { words, stop, close: editor.close, acked: () => words.slice(0, Math.max(0, editor.acked() - before)) };
}

async function textIn(url: string, deckId: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query(
    'SELECT state AS data FROM deck_snapshot WHERE deck_id = $1 UNION ALL SELECT data FROM deck_update WHERE deck_id = $1',
    [deckId],
  );
  await client.end();
  const doc = new Y.Doc();
  for (const { data } of rows) Y.applyUpdate(doc, data);
  return doc.getText('content').toString();
}

test('a backup that is made while people write has what was acknowledged when it began, and is of one moment', async () => {
  const deckId = await lectern.deck('');
  const people = await Promise.all([typing(deckId, annasToken, 'a'), typing(deckId, bensToken, 'b')]);
  await expect.poll(() => people.every(({ acked }) => acked().length > 50), { timeout: 20_000 }).toBe(true);
  const acked = people.map((person) => person.acked());
  const path = join(folder, 'load.zip');
  await backUp({ databaseUrl: lectern.databaseUrl, shelf: diskShelf(folder), migrations, version: '1', path });
  const written = people.map(({ words }) => [...words]);
  await sleep(20);
  for (const { stop, close } of people) {
    stop();
    close();
  }
  const backup = await openBackup(path);
  await restoreDatabase(backup, { databaseUrl: there.url, shelf: diskShelf(folder), migrations, replace: false });
  await backup.archive.close();
  const text = await textIn(there.url, deckId);
  const kept = people.map((_, at) => text.match(new RegExp(`${'ab'[at]}\\d+\\.`, 'g')) ?? []);
  for (const [at, words] of kept.entries()) {
    // All that was acknowledged, nothing that came later, and no gap in between.
    expect(words.length).toBeGreaterThanOrEqual(acked[at]?.length ?? 0);
    expect(words).toEqual(written[at]?.slice(0, words.length));
  }
  expect(text.replace(/[ab]\d+\./g, '')).toBe('');
});
