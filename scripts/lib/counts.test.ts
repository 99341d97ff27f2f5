import { expect, test } from 'vitest';
import { countsOf, playwrightCounts, sum, vitestCounts } from './counts.mjs';

test('counts of all parts add up', () => {
  const parts = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ];
  expect(sum(parts)).toEqual({ passed: 11, failed: 22, skipped: 33 });
});

test('a unit test file that does not load is a failure', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [{}] },
  ];
  expect(vitestCounts({ ...report, testResults })).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test('a browser test that passed in the end has passed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 9, failed: 2, skipped: 3 });
});

test('a runner without a report, or that failed without saying what, has failed', () => {
  expect(countsOf(0, '/nowhere/report.json', vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countsOf(1, 'package.json', () => ({ passed: 3, failed: 0, skipped: 0 }))).toEqual({ passed: 3, failed: 1, skipped: 0 });
});
