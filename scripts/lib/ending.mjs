import { endPrograms } from './run.mjs';
import { fail } from './trouble.mjs';

/** npm passes a Ctrl-C on that the terminal has given us already: within this time it is the same one. */
const sameSignalMs = 800;
const parentCheckMs = 300;

/** @typedef {{ stop: () => Promise<void> | void, kill?: () => Promise<void> | void }} Opened something to end; kill: at once, for people who insist */

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
    const { npm_lifecycle_event: script } = process.env;
    if (script) onOrphaned(ask);
  }

  /** @param {Opened} one */
  add(one) {
    this.#opened.push(one);
  }

  /** Ends everything in order, and this process: with code 1 and the error's words if there is one. @param {unknown} [error] */
  async end(error) {
    if (this.#since) return;
    this.#since = Date.now();
    endPrograms();
    while (this.#opened.length) {
      await this.#opened.at(-1)?.stop();
      this.#opened.pop();
    }
    if (error) fail(error);
    process.exit(0);
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

/** Calls when the parent is gone: npm does not take us along when it is killed. @param {() => void} ask */
function onOrphaned(ask) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    ask();
  }, parentCheckMs);
  timer.unref();
}
