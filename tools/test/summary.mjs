/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { name: string, seconds: number }} Result
 */

/** @param {Counts[]} results @returns {Counts} */
export function sumOf(results) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** @param {Counts} counts The line that scripts read. */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** @param {Result[]} results */
export function table(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const line = (result) =>
    `${result.failed ? '✗' : '✓'} ${result.name.padEnd(width)}  ${summaryLine(result)}, ${result.seconds} s`;
  return results.map(line).join('\n');
}

/** @param {object} report what Jest's --json says @returns {Counts} */
export function countsOfJest(report) {
  return {
    passed: report.numPassedTests,
    // A file that cannot be loaded has no failed test to its name.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {object} report what Playwright's JSON reporter says @returns {Counts} */
export function countsOfPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    // A test that passes only sometimes has failed; errors are those outside any test, such as in the set-up.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
