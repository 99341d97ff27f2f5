/**
 * Loaded before the server by the fault tests (`node --import`), never in production: makes it die at a certain point, or makes it
 * the mutant that acknowledges from memory. FAULT_HOOK says which: `ack-from-memory`, or `<point>:<n>` to die at the n-th time.
 */
import { writeFileSync } from 'node:fs';
import pg from 'pg';
import WebSocket from 'ws';
import { threadClock } from '#scripts/lib/measure.mjs';

const { FAULT_HOOK: hook = '', FAULT_LOOP_FILE: loopFile } = process.env;
const [kind, count] = hook.split(':');
let left = Number(count ?? 1);
const cpuMs = threadClock();

/** What a statement is to the log and its compaction. @param {unknown} words */
function pointOf(words) {
  if (typeof words !== 'string') return null;
  if (words.startsWith('WITH durable')) return 'log';
  if (words.startsWith('INSERT INTO deck_snapshot')) return 'snapshot';
  if (words.startsWith('DELETE FROM deck_update')) return 'delete';
  return words === 'COMMIT' ? 'commit' : null;
}

/** Ends the process as if the power went out, at the n-th time. @param {string} point */
function dieAt(point) {
  if (kind === point && --left <= 0) process.kill(process.pid, 'SIGKILL');
}

const { query: poolQuery } = pg.Pool.prototype;
let fakeId = 1_000_000_000;
/** @param {any[]} args */
pg.Pool.prototype.query = /** @type {any} */ (
  /** @this {pg.Pool} @param {any[]} args */
  async function (...args) {
    const run = () => Reflect.apply(poolQuery, this, args);
    if (pointOf(args[0]) !== 'log') return run();
    if (kind === 'ack-from-memory') {
      // Written a second later, which is what stores do that call an edit saved when they have it.
      setTimeout(() => run().catch(() => undefined), 1000);
      return { rows: args[1][1].map(() => ({ id: String(fakeId++) })) };
    }
    const running = run();
    if (kind === 'before-commit') setImmediate(() => dieAt('before-commit'));
    const result = await running;
    dieAt('after-commit');
    return result;
  }
);

/** Clients of which a compaction has deleted the rows. */
const compacting = new WeakSet();
const { query: clientQuery } = pg.Client.prototype;
pg.Client.prototype.query = /** @type {any} */ (
  /** @this {pg.Client} @param {any[]} args */
  function (...args) {
    const result = Reflect.apply(clientQuery, this, args);
    const point = pointOf(args[0]);
    if (point && point !== 'log' && typeof result?.then === 'function') {
      result.then(() => reached(this, point)).catch(() => undefined);
    }
    return result;
  }
);

/** @param {pg.Client} client @param {string} point */
function reached(client, point) {
  if (point === 'delete') compacting.add(client);
  if (point !== 'commit') dieAt(point);
  else if (compacting.delete(client)) dieAt('compacted');
}

if (loopFile) watchLoop(loopFile);

/** Starts a watch that says how many ms have passed, or, if that is less, how many this thread had of them: a busy machine does not count. */
function stopwatch() {
  const [at, used] = [performance.now(), cpuMs()];
  return () => Math.min(performance.now() - at, cpuMs() - used);
}

/**
 * Writes the longest turn of the loop, the longest that one message took and how many took more than 50 ms, when asked by SIGUSR2.
 * @param {string} file
 */
function watchLoop(file) {
  const none = { turnMs: 0, messageMs: 0, long: 0 };
  let worst = { ...none };
  let turn = stopwatch();
  setInterval(() => {
    worst.turnMs = Math.max(worst.turnMs, turn());
    turn = stopwatch();
  }, 5).unref();
  const { emit } = WebSocket.prototype;
  /** @this {WebSocket} @param {any[]} args */
  WebSocket.prototype.emit = function (...args) {
    if (args[0] !== 'message') return Reflect.apply(emit, this, args);
    const message = stopwatch();
    const result = Reflect.apply(emit, this, args);
    const tookMs = message();
    worst.messageMs = Math.max(worst.messageMs, tookMs);
    if (tookMs > 50) worst.long += 1;
    return result;
  };
  process.on('SIGUSR2', () => {
    writeFileSync(file, JSON.stringify(worst));
    worst = { ...none };
  });
}
