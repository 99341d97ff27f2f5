import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { dataFolder, holdData, ownPostgres } from './own-postgres.mjs';
import { checkNode, inProject, loadSettings } from './project.mjs';
import { step } from './steps.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {typeof import('#store/backup/index.ts')} Backups */

/**
 * Gets ready what backup and restore need: packages, the bundle, and the settings' database, or else the one of `npm start`.
 * @param {import('./ending.mjs').Ending} ending @param {{ beside: boolean }} how beside: a running `npm start` may go on
 * @returns {Promise<{ backups: Backups, databaseUrl: string, migrations: string }>}
 */
export async function readyForBackup(ending, how) {
  checkNode();
  loadSettings();
  // Words of ours alone.
  process.env['LOG_LEVEL'] ||= 'silent';
  if (!process.env['DATABASE_URL']) await holdData(ending, how);
  await step('Packages', install);
  await build(['client', 'server']);
  /** @type {string} */
  const databaseUrl = process.env['DATABASE_URL'] || (await step('Postgres', (say) => ownPostgres(ending, say)));
  Object.assign(process.env, { DATABASE_URL: databaseUrl, LECTERN_DATA: dataFolder() });
  /** @type {Backups} */
  const backups = await import(pathToFileURL(inProject('dist/backup.mjs')).href);
  return { backups, databaseUrl, migrations: inProject('prisma/migrations') };
}

/** What the command line says. @template T @param {() => T} read @param {string} usage @returns {T} */
export function wished(read, usage) {
  try {
    return read();
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), { remedy: usage });
  }
}

/** What whoever runs this can mend, in one line. @param {unknown} error */
export function inWords(error) {
  if (!(error instanceof Error)) return error;
  if (error.name === 'BackupTrouble') return new Trouble(error.message);
  return error.name === 'LecternError' ? new Trouble(`The pictures’ storage: ${error.message}`) : error;
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size, to be read. @param {number} bytes */
export function sizeOf(bytes) {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${Math.round((bytes / 1000 ** power) * 10) / 10} ${units[power]}`;
}

/** A number and its noun. @param {number} count @param {string} noun */
export const some = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
