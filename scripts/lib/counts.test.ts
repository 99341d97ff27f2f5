import { expect, test } from 'vitest';
import { countsOf, playwrightCounts, sum, vitestCounts } from './counts.mjs';

test('counts of all parts add up', () => {
  const parts = [
    { passed: 1, failed: 2, skipped: 3, failures: ['one'] },
    { passed: 10, failed: 20, skipped: 30 },
    { passed: 0, failed: 1, skipped: 0, failures: ['another'] },
  ];
  expect(sum(parts)).toEqual({ passed: 11, failed: 23, skipped: 33, failures: ['one', 'another'] });
});

test('a unit test file that does not load is a failure', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
  const passing = { status: 'passed', fullName: 'holds' };
  const failing = { status: 'failed', fullName: 'breaks', failureMessages: ['\u001b[31mexpected 1\u001b[39m\nat b.ts:3'] };
  const testResults = [
    { status: 'failed', name: 'a.ts', message: 'No such module', assertionResults: [] },
    { status: 'failed', name: 'b.ts', assertionResults: [failing, passing] },
    { status: 'passed', name: 'c.ts', assertionResults: [passing] },
  ];
  const failures = ['b.ts › breaks\n  expected 1\n  at b.ts:3', 'a.ts\n  No such module'];
  expect(vitestCounts({ ...report, testResults })).toEqual({ passed: 5, failed: 2, skipped: 3, failures });
});

test('a browser test that passed in the end has passed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 3 };
  const spec = (title: string, status: string) => ({
    title,
    file: 'a.spec.ts',
    line: 4,
    tests: [{ status, results: [{ error: { message: 'first' } }, { error: { message: 'second' } }] }],
  });
  const suites = [{ specs: [spec('holds', 'flaky')], suites: [{ specs: [spec('breaks', 'unexpected')] }] }];
  const failures = ['a.spec.ts:4 › breaks\n  second', 'Browser tests\n  no browser'];
  const counts = playwrightCounts({ stats, errors: [{ message: 'no browser' }], suites });
  expect(counts).toEqual({ passed: 9, failed: 2, skipped: 3, failures });
});

test('a runner without a report, or that failed without saying what, has failed', () => {
  expect(countsOf(0, '/nowhere/report.json', vitestCounts)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countsOf(1, 'package.json', () => ({ passed: 3, failed: 0, skipped: 0 }))).toMatchObject({
    passed: 3,
    failed: 1,
    skipped: 0,
    failures: [expect.stringContaining('ended with 1')],
  });
});
