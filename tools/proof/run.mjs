import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startLeash } from '../processes/leash.mjs';
import { runToEnd } from '../processes/run-to-end.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { root, toolEnvironment } from '../setup/paths.mjs';

// The proof and every worker it starts are one process group on the leash: none of them outlives it.
const leash = startLeash();
const test = join(root, 'apps/api/test');
const loader = pathToFileURL(join(test, 'support/source-loader.mjs')).href;
const args = ['--disable-warning=ExperimentalWarning', '--import', loader, join(test, 'proof/main.ts')];
const { code } = await runToEnd(process.execPath, [...args, ...process.argv.slice(2)], {
  leash,
  signal: stopSignal(),
  show: true,
  cwd: root,
  env: toolEnvironment(),
});
leash.let();
process.exit(code);
