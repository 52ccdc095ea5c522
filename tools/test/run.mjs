import { startLeash } from '../processes/leash.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { startTestPostgres } from '../test-postgres.mjs';
import { browserTests } from './browser-tests.mjs';
import { jestTests } from './jest-tests.mjs';
import { staticChecks } from './static-checks.mjs';
import { sumOf, summaryLine, table } from './summary.mjs';

const isQuick = process.argv.includes('--check');
const leash = startLeash();
const signal = stopSignal();

const rings = [...staticChecks, ...(await jestTests()), ...(isQuick ? [] : [browserTests])];
const postgres = await startTestPostgres();
const results = [];
for (const { name, run } of rings) {
  if (signal.aborted) break;
  console.log(`\n━━ ${name}`);
  const startedAt = performance.now();
  results.push({ name, ...(await resultOf(run)), seconds: Math.round((performance.now() - startedAt) / 1000) });
}
await postgres.stop();
leash.let();

const sum = sumOf(results);
console.log(`\n${table(results)}\n\n${summaryLine(sum)}`);
process.exit(sum.passed > 0 && sum.failed === 0 && !signal.aborted ? 0 : 1);

/** A ring that cannot even run is one failure, and the others still have their say. */
async function resultOf(run) {
  try {
    return await run({ leash, signal, env: { TEST_DATABASE_URL: postgres.url } });
  } catch (error) {
    explain(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
