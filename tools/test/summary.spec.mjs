import { expect, test } from '@jest/globals';
import { countsOfJest, countsOfPlaywright, sumOf, summaryLine } from './summary.mjs';

test('the last line adds up what all rings say', () => {
  const rings = [
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 5, failed: 1, skipped: 0 },
  ];

  expect(summaryLine(sumOf(rings))).toBe('7 passed, 1 failed, 1 skipped');
});

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 1,
    numTodoTests: 1,
  };

  expect(countsOfJest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('a browser test that passes only sometimes, and an error in the set-up, count as failures', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };

  expect(countsOfPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
});
