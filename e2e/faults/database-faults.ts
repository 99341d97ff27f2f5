import { setTimeout as sleep } from 'node:timers/promises';
import { createDeck } from '#store/decks.ts';
import { ask } from './ask.ts';
import type { Fault, Stage } from './stage.ts';
import { frame, newCookie, Typist } from './typist.ts';
import { until } from './world.ts';

const writers = 5;
/** A person must hear within this time that nothing is saved. */
const toldWithinMs = 5000;

/** Stops Postgres for a time: nothing may be acknowledged in it, and everybody who types hears so. */
async function withoutPostgres(stage: Stage, ms: number): Promise<void> {
  await stage.world.killPostgres();
  stage.faults += 1;
  const stopped = performance.now();
  // What was on its way when it ended.
  await sleep(100);
  const before = stage.acked;
  await until('everybody was told that nothing is saved', () => stage.typists.every(({ stalled }) => stalled), 15_000);
  const toldMs = Math.max(...stage.typists.map(({ stalledAt }) => stalledAt - stopped));
  stage.expect(toldMs < toldWithinMs, `"not saved" was said after ${Math.round(toldMs)} ms`);
  await sleep(Math.max(0, ms - (performance.now() - stopped)));
  stage.expect(stage.acked === before, `${stage.acked - before} edits were acknowledged without Postgres`);
  stage.note(`told after ${Math.round(toldMs)} ms`);
  await stage.world.startPostgres();
}

export const postgresStopped = (longMs: number): Fault => ({
  n: 3,
  name: `Postgres is killed and started again, and is away for ${longMs / 1000} s`,
  minAcks: 300,
  run: async (stage) => {
    await stage.crowd(writers);
    stage.startTyping();
    await stage.moreAcks(100);
    await stage.world.killPostgres();
    stage.faults += 1;
    await stage.world.startPostgres();
    await stage.moreAcks(100);
    // Nobody goes on typing into a page that says it is not saved for long.
    stage.startTyping(300);
    await withoutPostgres(stage, longMs);
    await stage.moreAcks(100);
  },
});

export const postgresSlow: Fault = {
  n: 5,
  name: 'Postgres answers slowly',
  minAcks: 150,
  run: async (stage) => {
    await stage.world.startBehindNetwork();
    await stage.crowd(writers);
    stage.startTyping();
    await stage.moreAcks(50);
    stage.world.database.set({ kind: 'late', ms: 400 });
    stage.atEnd(() => stage.world.database.set({ kind: 'open' }));
    stage.faults += 1;
    await stage.moreAcks(100);
    const all = stage.typists.flatMap(({ ackMs }) => ackMs);
    stage.note(`slowest acknowledgement ${Math.round(Math.max(...all))} ms`);
    await stage.world.kill();
    stage.faults += 1;
    stage.world.database.set({ kind: 'open' });
    await stage.world.start();
    await stage.moreAcks(50);
  },
};

/** Opens a deck and says by which code that was refused, and what text was shown. */
async function knock(stage: Stage, deckId: string): Promise<{ code: number | undefined; text: string }> {
  const address = () => `${stage.world.url}/sync/${deckId}?lectern=1`;
  const visitor = new Typist({ name: 'visitor', random: stage.random, cookie: newCookie(), address });
  await until('the deck was refused', () => visitor.closeCodes.length > 0 || visitor.synced).finally(() => visitor.close());
  return { code: visitor.closeCodes[0], text: visitor.text };
}

export const loadFails: Fault = {
  n: 6,
  name: 'a deck cannot be loaded',
  minAcks: 100,
  run: async (stage) => {
    await stage.crowd(3);
    stage.startTyping();
    await stage.moreAcks(60);
    stage.stopTyping();
    await stage.world.kill();
    await ask(stage.world.databaseUrl, 'ALTER TABLE deck_update RENAME TO deck_update_away');
    await stage.world.start();
    stage.faults += 1;
    const { code, text } = await knock(stage, stage.deckId);
    stage.expect(code === 1013 && text === '', `it was not refused by 1013, but by ${code}, with ${text.length} characters`);
    await ask(stage.world.databaseUrl, 'ALTER TABLE deck_update_away RENAME TO deck_update');
    await until('everybody was back', () => stage.typists.every(({ synced }) => synced));
    stage.startTyping();
    await stage.moreAcks(60);
  },
};

export const poison: Fault = {
  n: 18,
  name: 'a byte of a row is flipped, while others send poison',
  minAcks: 100,
  run: async (stage) => {
    const { id } = await createDeck({ markdown: 'a deck of its own', ownerId: null });
    await ask(stage.world.databaseUrl, 'UPDATE deck_update SET data = set_byte(data, 0, get_byte(data, 0) # 255) WHERE deck_id = $1', [id]);
    stage.faults += 1;
    await stage.crowd(3);
    stage.startTyping();
    const { code, text } = await knock(stage, id);
    stage.expect(code === 1013 && text === '', `the broken deck was not refused by 1013, but by ${code}, with ${text.length} characters`);
    const { poisoned } = await sendPoison(stage);
    stage.faults += poisoned;
    await stage.moreAcks(100);
  },
};

/** Three updates that nobody may send; their socket is closed, and nobody else notices. */
async function sendPoison(stage: Stage): Promise<{ poisoned: number }> {
  const address = () => `${stage.world.url}/sync/${stage.deckId}?lectern=1`;
  const other = new Typist({ name: 'poisoner', random: stage.random, cookie: newCookie(), address });
  await until('the poisoner was there', () => other.synced);
  const victim = stage.typists[0]?.doc.clientID ?? 0;
  for (const update of [gcFor(victim), bomb, stage.random.bytes(40)]) other.send(updateFrame(update));
  await until('the poisoner was closed', () => other.closeCodes.includes(1008)).finally(() => other.close());
  return { poisoned: 3 };
}

/** 30 million structs, it says. */
const bomb = Uint8Array.from([1, 0x80, 0x87, 0xa7, 0x0e, 5, 0]);
const updateFrame = (update: Uint8Array): Uint8Array => frame(0, 2, update);
/** One GC struct far ahead in somebody else's name would take the place of what they type next. */
const gcFor = (client: number): Uint8Array => Uint8Array.from([1, 1, ...frame(client), ...frame(1_000_000), 0, 127, 0]);
