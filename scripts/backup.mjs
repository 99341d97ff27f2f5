/** `npm run backup -- [--to <file or folder>]`: database and pictures in one file, also beside a running Lectern. */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inWords, readyForBackup, sizeOf, some, wished } from './lib/backup.mjs';
import { Ending } from './lib/ending.mjs';
import { dataFolder } from './lib/own-postgres.mjs';
import { inProject } from './lib/project.mjs';
import { step } from './lib/steps.mjs';
import { Trouble } from './lib/trouble.mjs';

const ending = new Ending();
const usage = 'npm run backup -- [--to <file or folder>]';

async function main() {
  const { values } = wished(() => parseArgs({ options: { to: { type: 'string' } } }), usage);
  const { backups, databaseUrl, migrations } = await readyForBackup(ending, { beside: true });
  const path = fileFor(values.to);
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const made = await step('Backup', async (say) => {
    const all = await backups.backUp({ databaseUrl, shelf: backups.shelf(), migrations, version, path });
    const rows = all.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`${some(rows, 'row')}, ${some(all.manifest.pictures.length, 'picture')}, ${sizeOf(all.bytes)}`);
    return all;
  });
  console.log(`\nThe state of ${new Date(made.manifest.at).toISOString()} is in ${path}`);
  warn('are named by the database, but the storage does not have them', made.manifest.lost);
  warn('are not what was stored; they are in the backup as they are', made.damaged);
  await ending.end();
}

/** @param {string} words @param {readonly string[]} names */
function warn(words, names) {
  if (names.length === 0) return;
  console.log(`! ${some(names.length, 'picture')} ${words}:\n  ${names.join('\n  ')}`);
  process.exitCode = 2;
}

/** @param {string | undefined} to */
function fileFor(to) {
  const name = `lectern-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z.zip`;
  const wanted = resolve(to ?? join(dataFolder(), 'backups'));
  const isFolder = to === undefined || /[/\\]$/.test(to) || (existsSync(wanted) && statSync(wanted).isDirectory());
  const path = isFolder ? join(wanted, name) : wanted;
  if (existsSync(path)) throw new Trouble(`There is a file ${path} already; nothing was changed.`, { remedy: usage });
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

main().catch((error) => ending.end(inWords(error)));
