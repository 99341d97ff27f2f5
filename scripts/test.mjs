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
import { Trouble } from './lib/trouble.mjs';

const parts = ['checks', 'unit', 'e2e'];
const ending = new Ending();

async function main() {
  const [only, ...more] = process.argv.slice(2);
  if (only && !parts.includes(only))
    throw new Trouble(`There is no part "${only}" of the tests.`, { remedy: `Take one of ${parts.join(', ')}.` });
  /** @param {string} part */
  const wanted = (part) => !only || only === part;
  checkNode();
  await step('Packages', install);
  if (wanted('e2e')) await step('Browser', ensureBrowser);
  await build(['client']);
  const counts = wanted('checks') ? [await checks()] : [];
  if (wanted('unit') || wanted('e2e')) await openPostgres();
  if (wanted('unit')) counts.push(await unitTests(more));
  if (wanted('e2e')) counts.push(await browserTests(more));
  const { passed, failed, skipped } = sum(counts);
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed ? 1 : 0;
  await ending.end();
}

/** A throw-away database server for all tests, each of which takes its own database from it (see test-database.mjs). */
async function openPostgres() {
  const { throwAwayPostgres } = await import('./postgres.mjs');
  const postgres = await step('Throw-away Postgres', throwAwayPostgres);
  ending.add(postgres);
  process.env['TEST_DATABASE_URL'] = postgres.url;
}

async function checks() {
  const outcomes = await runChecks();
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return { passed, failed: outcomes.length - passed, skipped: 0 };
}

/** @param {string[]} more */
async function unitTests(more) {
  const report = freshReport('unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return countsOf(await runLive(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...more]), report, vitestCounts);
}

/** @param {string[]} more */
async function browserTests(more) {
  await build(['frame', 'app', 'server']);
  const report = freshReport('e2e.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report;
  const reporters = '--reporter=list,json';
  return countsOf(await runLive(['node_modules/@playwright/test/cli.js', 'test', reporters, ...more]), report, playwrightCounts);
}

/** @param {string[]} args @returns {Promise<number>} the exit code */
async function runLive(args) {
  const { code } = await run(process.execPath, args, { cwd: root, live: true });
  return code;
}

/** @param {string} name @returns {string} where to write a report; the last one is gone */
function freshReport(name) {
  mkdirSync(inProject('test-results'), { recursive: true });
  const report = inProject('test-results', name);
  rmSync(report, { force: true });
  return report;
}

main().catch((error) => ending.end(error));
