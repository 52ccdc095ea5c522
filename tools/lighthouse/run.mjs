import { ensureBrowser } from '../browser.mjs';
import { startLeash } from '../processes/leash.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { buildAll } from '../setup/build.mjs';
import { runProgram } from '../test/run-ring.mjs';

const leash = startLeash();
const signal = stopSignal();
let code = 1;
try {
  await ensureBrowser({ leash, signal });
  await buildAll({ leash, signal });
  const args = ['--disable-warning=ExperimentalWarning', 'apps/e2e/lighthouse/run.ts', ...process.argv.slice(2)];
  code = await runProgram(args, { leash, signal });
} catch (error) {
  explain(error);
}
leash.let();
process.exit(code);
