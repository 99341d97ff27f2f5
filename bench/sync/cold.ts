import pg from 'pg';
import * as Y from 'yjs';
import { hello } from './messages.ts';
import { cpuMs } from './proc.ts';
import { closeSockets, openSockets } from './sockets.ts';
import type { Lectern } from './systems.ts';

const ROWS = 500;

/** The same numbers in each run. */
function randomNumbers(): (below: number) => number {
  let seed = 1;
  return (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
}

/** Types as people do: some words at a place, a few letters taken back at once, then elsewhere. */
function typistOn(text: Y.Text): () => void {
  const random = randomNumbers();
  let at = 0;
  let back = 0;
  return () => {
    if (back === 0 && random(60) === 0) at = random(text.length + 1);
    if (at > 0 && back === 0 && random(40) === 0) back = Math.min(at, 1 + random(20));
    if (back === 0) text.insert(at++, random(6) === 0 ? ' ' : String.fromCharCode(97 + random(26)));
    else {
      back -= 1;
      text.delete(--at, 1);
    }
  };
}

/** A deck that was typed into for weeks: its state, and the last edits of it as they stand in the log. */
function typedDeck(keystrokes: number): { readonly state: Uint8Array; readonly text: string; readonly rows: readonly Uint8Array[] } {
  const doc = new Y.Doc();
  const text = doc.getText('content');
  const type = typistOn(text);
  for (let n = 0; n < keystrokes - ROWS; n++) type();
  const state = Y.encodeStateAsUpdate(doc);
  const rows: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => rows.push(update));
  for (let n = 0; n < ROWS; n++) type();
  return { state, text: text.toString(), rows };
}

/** What opening such a deck costs a server that has not opened it yet. */
export async function measureColdLoad(lectern: Lectern, keystrokes: number): Promise<{ readonly cpuMs: number; readonly ms: number }> {
  const { state, text, rows } = typedDeck(keystrokes);
  const deckId = await lectern.deck();
  const client = new pg.Client({ connectionString: lectern.databaseUrl });
  await client.connect();
  await client.query('DELETE FROM deck_update WHERE deck_id = $1', [deckId]);
  await client.query(
    'INSERT INTO deck_snapshot (deck_id, state, text) VALUES ($1, $2, $3) ON CONFLICT (deck_id) DO UPDATE SET state = $2, text = $3',
    [deckId, Buffer.from(state), text],
  );
  for (const row of rows) await client.query('INSERT INTO deck_update (deck_id, data) VALUES ($1, $2)', [deckId, Buffer.from(row)]);
  await client.end();
  // Code that runs for the first time is no part of the deck's cost.
  const other = await openSockets({ address: lectern.edit(await lectern.deck()), count: 1, say: hello('y-websocket', '') });
  const before = cpuMs(lectern.pid);
  const startedAt = performance.now();
  let done: () => void = () => undefined;
  const whole = new Promise<void>((resolve) => {
    done = resolve;
  });
  const say = hello('y-websocket', deckId);
  const sockets = await openSockets({
    address: lectern.edit(deckId),
    count: 1,
    say,
    onMessage: (data) => data.byteLength > text.length / 2 && done(),
  });
  await whole;
  const ms = performance.now() - startedAt;
  const used = cpuMs(lectern.pid) - before;
  await closeSockets([...sockets, ...other]);
  return { cpuMs: used, ms };
}
