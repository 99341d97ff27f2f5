import { lastLines } from './run.mjs';
import { Trouble } from './trouble.mjs';

const titleWidth = 22;

/**
 * Does one step and prints one line about it, with its duration; on a terminal the line is there while it lasts.
 * @template T
 * @param {string} title
 * @param {(say: (note: string) => void) => Promise<T> | T} work say: adds a note to the line
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  let note = '';
  if (process.stdout.isTTY) process.stdout.write(`· ${title}`);
  /** @param {string} mark */
  const finish = (mark) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${process.stdout.isTTY ? '\r' : ''}${mark} ${title.padEnd(titleWidth)} ${`${seconds} s`.padStart(8)}  ${note}`.trimEnd());
  };
  try {
    const result = await work((words) => {
      note = words;
    });
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}

/**
 * Throws when a program failed.
 * @param {{ code: number, output: string }} result
 * @param {string} message @param {string} [remedy]
 */
export function mustSucceed({ code, output }, message, remedy = '') {
  if (code !== 0) throw new Trouble(message, { remedy, details: lastLines(output, 30) });
}
