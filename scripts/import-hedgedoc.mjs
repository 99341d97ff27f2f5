/** `npm run import:hedgedoc -- --database <url> [--uploads <folder or s3>] [--dry-run] [--report <file>]`: takes over a whole HedgeDoc 1. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { ownPostgres } from './lib/own-postgres.mjs';
import { checkNode, inProject, loadSettings } from './lib/project.mjs';
import { step } from './lib/steps.mjs';
import { Trouble } from './lib/trouble.mjs';

const ending = new Ending();
const usage = 'npm run import:hedgedoc -- --database postgres://… [--uploads <folder or s3>] [--dry-run] [--report <file>]';

async function main() {
  checkNode();
  loadSettings();
  const wish = wished();
  await step('Packages', install);
  await build(['client', 'server']);
  process.env['DATABASE_URL'] ||= await step('Postgres', (say) => ownPostgres(ending, say));
  const { migrate } = await import(pathToFileURL(inProject('dist/migrate.mjs')).href);
  await step('Migrations', () => migrate(process.env['DATABASE_URL'], inProject('prisma/migrations')));
  const { closeDb, importHedgeDoc } = await import(pathToFileURL(inProject('dist/import-hedgedoc.mjs')).href);
  const report = await step(wish.isDry ? 'Looking' : 'Taking over', () => importHedgeDoc(wish, progress)).finally(() => closeDb());
  tell(report, wish.isDry);
  if (wish.report) writeFileSync(wish.report, `${JSON.stringify(report, null, 2)}\n`);
  await ending.end();
}

/** @returns {{ database: string, uploads: ReturnType<typeof placeOf>, isDry: boolean, report: string | undefined }} */
function wished() {
  const options = /** @type {const} */ ({
    database: { type: 'string' },
    uploads: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
  });
  const { values } = parsed(() => parseArgs({ options }));
  if (!values.database) throw new Trouble('Which database is HedgeDoc’s?', { remedy: usage });
  if (!/^postgres(ql)?:/.test(values.database)) {
    throw new Trouble('Only HedgeDoc’s Postgres is read.', { remedy: 'docs/moving-in.md says how to turn MySQL or SQLite into one.' });
  }
  return { database: values.database, uploads: placeOf(values.uploads), isDry: values['dry-run'] === true, report: values.report };
}

/** The folder of the uploads, or the bucket that HedgeDoc's own settings name. @param {string | undefined} said */
function placeOf(said) {
  if (said === undefined) return null;
  if (said !== 's3') {
    const folder = resolve(said);
    if (!existsSync(folder)) throw new Trouble(`There is no folder ${folder}.`, { remedy: usage });
    return folder;
  }
  /** @param {string} name @param {string} [otherwise] */
  const setting = (name, otherwise) => {
    const value = process.env[`CMD_S3_${name}`] || otherwise;
    if (!value) throw new Trouble(`CMD_S3_${name} is not set.`, { remedy: 'Set what HedgeDoc has for its bucket: docs/moving-in.md.' });
    return value;
  };
  const region = setting('REGION', 'us-east-1');
  return {
    ...{ endpoint: setting('ENDPOINT', `https://s3.${region}.amazonaws.com`), bucket: setting('BUCKET'), region },
    ...{ accessKey: setting('ACCESS_KEY_ID'), secretKey: setting('SECRET_ACCESS_KEY'), folder: setting('FOLDER', 'uploads') },
  };
}

/** @template T @param {() => T} read @returns {T} */
function parsed(read) {
  try {
    return read();
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), { remedy: usage });
  }
}

/** @param {number} done @param {number} all */
function progress(done, all) {
  if (done > 0 && done % 100 === 0) console.log(`  ${done} of ${all} notes`);
}

/** @param {{ notes: number, outcomes: Record<string, number>, pictures: number, look: { id: string, alias: string | null, title: string, says: string[] }[] }} report @param {boolean} isDry */
function tell({ notes, outcomes, pictures, look }, isDry) {
  const counts = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  console.log(`\n${notes} notes: ${counts.join(', ') || 'none'}; ${pictures} pictures taken.${isDry ? ' Nothing was written.' : ''}`);
  if (look.length > 0) console.log(`\n${look.length} need a look:`);
  for (const { id, alias, title, says } of look) console.log(`  ${id}${alias ? ` (${alias})` : ''} ${title}\n    ${says.join('\n    ')}`);
}

main().catch((error) => ending.end(error));
