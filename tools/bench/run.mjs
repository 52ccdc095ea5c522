import { glob } from 'node:fs/promises';
import { startLeash } from '../processes/leash.mjs';
import { runToEnd } from '../processes/run-to-end.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { root, toolEnvironment } from '../setup/paths.mjs';
import { buildAll } from '../setup/build.mjs';

// One after the other: two measurements at once would measure each other.
const leash = startLeash();
const signal = stopSignal();
const flags = ['--disable-warning=ExperimentalWarning'];
// What is measured is what people run.
await buildAll({ leash, signal });
let failed = 0;
for await (const file of glob('{apps,libs}/*/bench/*.bench.mjs', { cwd: root })) {
  console.log(`\n${file}`);
  const options = { leash, signal, show: true, cwd: root, env: toolEnvironment() };
  const { code } = await runToEnd(process.execPath, [...flags, file], options);
  if (code !== 0) failed++;
}
leash.let();
process.exit(failed === 0 ? 0 : 1);
