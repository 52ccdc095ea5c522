/** The value that `share` (0 to 1) of all values do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const median = (values) => percentile(values, 0.5);

/** One line of a report: what, how much, and whether that is what we want. */
export function line(what, figure, meetsGoal) {
  const verdict = { true: 'meets the goal', false: 'misses the goal' }[String(meetsGoal)] ?? '';
  console.log(`  ${what.padEnd(44)} ${figure.padStart(28)}   ${verdict}`.trimEnd());
}
