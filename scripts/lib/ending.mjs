import { npmAbove, processRuns } from './processes.mjs';
import { endPrograms } from './run.mjs';
import { fail } from './trouble.mjs';

/** npm passes a Ctrl-C on that the terminal has given us already: within this time it is the same one. */
const sameSignalMs = 800;
const parentCheckMs = 300;

/** @typedef {{ stop: () => Promise<void> | void, kill?: () => Promise<void> | void, announce?: () => void }} Opened
 * something to end; kill: at once, for people who insist; announce: called before anything is ended */

/** What must be ended when this process ends: the last opened first. */
export class Ending {
  /** @type {Opened[]} */
  #opened = [];
  /** When the end began, 0 before. */
  #since = 0;

  /** Ends everything when a signal asks for it, or npm is gone; a second signal insists. */
  constructor() {
    const ask = () => this.#ask();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ask);
    onOrphaned(ask);
  }

  /** @param {Opened} one */
  add(one) {
    this.#opened.push(one);
  }

  /** Ends everything in order, and this process: with code 1 and the error's words if there is one, or else with process.exitCode. @param {unknown} [error] */
  async end(error) {
    if (this.#since) return;
    this.#since = Date.now();
    for (const one of this.#opened) one.announce?.();
    endPrograms();
    while (this.#opened.length) {
      await this.#opened.at(-1)?.stop();
      this.#opened.pop();
    }
    if (error) fail(error);
    process.exit();
  }

  #ask() {
    if (!this.#since) {
      console.log('\nStopping … (once more: at once)');
      this.end().catch(fail);
    } else if (Date.now() - this.#since > sameSignalMs) {
      Promise.all(this.#opened.map((one) => one.kill?.())).then(() => process.exit(1), fail);
    }
  }
}

/** Calls when npm is gone: it does not take us along when it is killed. @param {() => void} ask */
function onOrphaned(ask) {
  const npm = npmAbove();
  if (!npm) return;
  const timer = setInterval(() => {
    if (processRuns(npm)) return;
    clearInterval(timer);
    ask();
  }, parentCheckMs);
  timer.unref();
}
