import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number, failures?: string[] }} Counts `failures`: what failed and why */

const REASON_LINES = 12;

/** @param {Counts[]} all @returns {Required<Counts>} */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
  for (const one of all) {
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
    total.failures.push(...(one.failures ?? []));
  }
  return total;
}

/**
 * What a test runner that ended with a code did, by its JSON report. Without a report, or when it failed and counted no
 * failure, that is one failure.
 * @param {number} code @param {string} report the file @param {(json: unknown) => Counts} read
 */
export function countsOf(code, report, read) {
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 };
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`A test runner ended with ${code} and no test failed: its output says why.`] };
}

/** @typedef {{ status: string, fullName?: string, failureMessages?: string[] }} UnitTest */
/** @typedef {{ status: string, name?: string, message?: string, assertionResults: UnitTest[] }} UnitFile */

/** Vitest's JSON report. A file that could not even be loaded counts as one failure. @param {unknown} json @returns {Counts} */
export function vitestCounts(json) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: UnitFile[] }} */ (
      json
    );
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  const failures = testResults.flatMap(({ name = '', assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => failure(`${name} › ${fullName}`, failureMessages)),
  );
  failures.push(...broken.map(({ name = '', message = '' }) => failure(name, [message])));
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests, failures };
}

/** @typedef {{ status: string, results: { error?: { message?: string } }[] }} BrowserTest */
/** @typedef {{ title: string, file: string, line: number, tests: BrowserTest[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** Playwright's JSON report. A flaky test has passed. @param {unknown} json @returns {Counts} */
export function playwrightCounts(json) {
  const { stats, errors, suites } =
    /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: { message?: string }[], suites: Suite[] }} */ (
      json
    );
  const failures = specsIn(suites).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected')
      .map(({ results }) => failure(`${file}:${line} › ${title}`, [results.at(-1)?.error?.message ?? ''])),
  );
  failures.push(...errors.map(({ message = '' }) => failure('Browser tests', [message])));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped, failures };
}

/** @param {Suite[]} suites @returns {Spec[]} */
function specsIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsIn(inner)]);
}

/** @param {string} what @param {string[]} reasons */
function failure(what, reasons) {
  const lines = stripVTControlCharacters(reasons.join('\n')).split('\n').slice(0, REASON_LINES);
  return [what, ...lines.map((line) => `  ${line}`)].join('\n');
}
