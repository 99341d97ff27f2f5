/**
 * `npm test`: everything there is to check, on a fresh machine too. `npm test -- unit [vitest's arguments]` and
 * `npm test -- e2e [playwright's arguments]` run that part alone.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { countsOf, playwrightCounts, sum, vitestCounts } from './lib/counts.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { checkNode, inProject, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';
import { report, Trouble } from './lib/trouble.mjs';
import { ensureS3 } from './s3.mjs';

const parts = ['checks', 'unit', 'e2e'];
const ending = new Ending();

async function main() {
  const [only, ...more] = process.argv.slice(2);
  if (only && !parts.includes(only))
    throw new Trouble(`There is no part "${only}" of the tests.`, { remedy: `Take one of ${parts.join(', ')}.` });
  // Whatever ends this early is no success.
  process.exitCode = 1;
  const { passed, failed, skipped, failures } = await allCounts((part) => !only || only === part, more);
  // Once more at the end: what comes before is thousands of lines.
  if (failures.length > 0) console.log(`\nFailed:\n\n${failures.join('\n\n')}`);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  if (!failed) process.exitCode = 0;
  await ending.end();
}

/** @param {(part: string) => boolean} wanted @param {string[]} more arguments for the test runner */
async function allCounts(wanted, more) {
  /** @type {import('./lib/counts.mjs').Counts[]} */
  const counts = [];
  try {
    checkNode();
    await step('Packages', install);
    await build(['client']);
    if (wanted('checks')) counts.push(await checks());
    if (wanted('unit') || wanted('e2e')) await openPostgres();
    if (wanted('unit')) counts.push(await unitTests(more));
    if (wanted('e2e')) counts.push(await browserTests(more));
  } catch (error) {
    // What could not even be tried counts as one failure; what was done before it still counts.
    report(error);
    counts.push({ passed: 0, failed: 1, skipped: 0 });
  }
  return sum(counts);
}

/** A throw-away database server for all tests, each of which takes its own database from it (see test-database.mjs). */
async function openPostgres() {
  const { throwAwayPostgres } = await import('./postgres.mjs');
  const postgres = await step('Throw-away Postgres', () => throwAwayPostgres());
  ending.add(postgres);
  process.env['TEST_DATABASE_URL'] = postgres.url;
}

async function checks() {
  const outcomes = await runChecks();
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  const failures = outcomes.filter((outcome) => !outcome.passed).map((outcome) => outcome.title);
  return { passed, failed: failures.length, skipped: 0, failures };
}

/** @param {string[]} more */
async function unitTests(more) {
  // Some tests alone seldom need it, and those that do see to it; of all tests two would build it at once.
  if (more.length === 0) await step('S3 server', ensureS3);
  const json = freshReport('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
  return countsOf(await runLive(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...more]), json, vitestCounts);
}

/** @param {string[]} more */
async function browserTests(more) {
  await step('Browser', ensureBrowser);
  await build(['frame', 'app', 'server']);
  const json = freshReport('e2e.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = json;
  const reporters = '--reporter=list,json';
  return countsOf(await runLive(['node_modules/@playwright/test/cli.js', 'test', reporters, ...more]), json, playwrightCounts);
}

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function runLive(args) {
  const { code } = await run(process.execPath, args, { cwd: root, live: true });
  return code;
}

/** @param {string} name @returns {string} where to write a report; the last one is gone */
function freshReport(name) {
  mkdirSync(inProject('test-results'), { recursive: true });
  const file = inProject('test-results', name);
  rmSync(file, { force: true });
  return file;
}

main().catch((error) => ending.end(error));
