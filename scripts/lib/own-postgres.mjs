import { resolve } from 'node:path';
import { isHeld, lockData } from './lock.mjs';
import { root } from './project.mjs';

/** The folder of the data. */
export const dataFolder = () => resolve(root, process.env['LECTERN_DATA'] || 'data');

/**
 * The Postgres of `npm start`, also while that runs.
 * @param {import('./ending.mjs').Ending} ending ends it, unless it ran before @param {(note: string) => void} say @returns {Promise<string>} its URL
 */
export async function ownPostgres(ending, say) {
  const { startPostgres } = await import('../postgres.mjs');
  const running = await startPostgres({ dataDir: resolve(dataFolder(), 'postgres') });
  if (!running.reused) ending.add(running);
  say(running.dir);
  return running.url;
}

/**
 * Keeps `npm start` from the data until the end. `beside`: unless it runs there already.
 * @param {import('./ending.mjs').Ending} ending @param {{ beside: boolean }} how
 */
export async function holdData(ending, { beside }) {
  if (beside && isHeld(dataFolder())) return;
  ending.add(await lockData(dataFolder(), 0));
}
