import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { readDoc } from '#store/snapshot.ts';
import { openEditor } from './test-support/editor.ts';
import { migrations } from './test-support/lectern.ts';
import { message, openRaw } from './test-support/raw-socket.ts';
import { startProcess } from './test-support/server-process.ts';
import { until } from './test-support/test.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
const token = 'a token for tests';

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  await migrate(database.url, migrations);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

describe('SIGTERM', () => {
  test('is said by /readyz first, then everything is stored and acknowledged, then sockets close with 1012', async () => {
    const { id } = await createDeck({ markdown: 'text', ownerId: null });
    const server = await startProcess({ DRAIN_SECONDS: '1' });
    const anna = await openEditor(server.url, id);
    const codes: number[] = [];
    anna.provider.on('connection-close', (event) => event && codes.push(event.code));
    const blocker = await db().pool.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE deck_update IN ACCESS EXCLUSIVE MODE');
    anna.text.insert(0, 'last words ');
    const sent = anna.sent();
    server.child.kill('SIGTERM');
    await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(503), until);
    expect(codes).toEqual([]);
    await blocker.query('COMMIT');
    blocker.release();
    const acked = vi.waitFor(() => expect(anna.acked()).toBe(sent), { ...until, interval: 1 });
    const [exitCode] = await once(server.child, 'exit');
    await acked;
    expect([exitCode, codes[0]]).toEqual([0, 1012]);
    anna.close();
    expect((await readDoc(id)).doc.getText('content').toString()).toBe('last words text');
  });
});

describe('metrics', () => {
  test('on the main port are for who has the token, and count what happens', async () => {
    const { id } = await createDeck({ markdown: 'text', ownerId: null });
    const server = await startProcess({ METRICS_TOKEN: token });
    const url = `http://127.0.0.1:${server.port}/metrics`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { Authorization: 'Bearer a wrong token 12' } })).status).toBe(401);
    const anna = await openEditor(server.url, id);
    anna.text.insert(0, 'more ');
    await vi.waitFor(() => expect(anna.acked()).toBe(anna.sent()), until);
    const raw = await openRaw(`${server.url}/sync/${id}`);
    raw.send(message(0, 2, Uint8Array.from([9, 9])));
    const text = await vi.waitFor(async () => {
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      const words = await answer.text();
      expect(words).toContain('lectern_gate_refusals_total{reason="unreadable"} 1');
      return words;
    }, until);
    for (const line of [
      'lectern_rooms 1',
      'lectern_connections{kind="editor"} 2',
      'lectern_connections{kind="follower"} 0',
      'lectern_edits_total 1',
    ])
      expect(text.split('\n')).toContain(line);
    for (const line of ['lectern_log_rows 0', 'lectern_postgres_up 1', 'lectern_redis_up -1']) expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/lectern_ack_seconds_bucket\{le="\+Inf"\} [1-9]/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds \d/);
    anna.close();
    raw.close();
    await server.kill();
  });

  test('have a port of their own, or are off', async () => {
    const apart = await startProcess({ METRICS_PORT: '0' });
    expect(await (await fetch(`http://127.0.0.1:${apart.metricsPort}/metrics`)).text()).toContain('lectern_rooms 0');
    expect((await fetch(`http://127.0.0.1:${apart.port}/metrics`)).status).toBe(404);
    await apart.kill();
  });
});
