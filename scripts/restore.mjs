/** `npm run restore -- <file> [--replace]`: database and pictures as they are in a backup. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inWords, readyForBackup, sizeOf, some, wished } from './lib/backup.mjs';
import { Ending } from './lib/ending.mjs';
import { step } from './lib/steps.mjs';
import { Trouble } from './lib/trouble.mjs';

const ending = new Ending();
const usage = 'npm run restore -- <file> [--replace]';

/** @param {{ bytes: number }[]} pictures */
const bytesOf = (pictures) => pictures.reduce((sum, { bytes }) => sum + bytes, 0);

async function main() {
  const { file, replace } = wish();
  const { backups, databaseUrl, migrations } = await readyForBackup(ending, { beside: false });
  const backup = await step('Backup file', async (say) => {
    const opened = await backups.openBackup(file);
    say(`of ${opened.manifest.at}, by Lectern ${opened.manifest.version}; every byte was compared`);
    return opened;
  });
  const restoring = { databaseUrl, shelf: backups.shelf(), migrations, replace };
  await backups.mayRestore(backup, restoring);
  await step('Pictures', async (say) => {
    await backups.restorePictures(backup, restoring);
    const { pictures } = backup.manifest;
    say(`${some(pictures.length, 'picture')}, ${sizeOf(bytesOf(pictures))}`);
  });
  await step('Database', async (say) => say(some(await backups.restoreDatabase(backup, restoring), 'row')));
  await backup.archive.close();
  const { lost } = backup.manifest;
  if (lost.length > 0) console.log(`! ${some(lost.length, 'picture')} were lost before the backup was made:\n  ${lost.join('\n  ')}`);
  console.log('\nRestored. Everybody has to sign in again.');
  await ending.end();
}

function wish() {
  const options = /** @type {const} */ ({ replace: { type: 'boolean', default: false } });
  const { values, positionals } = wished(() => parseArgs({ options, allowPositionals: true }), usage);
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new Trouble('Which backup?', { remedy: usage });
  return { file: resolve(file), replace: values.replace === true };
}

main().catch((error) => ending.end(inWords(error)));
