import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { startLeash } from '../processes/leash.mjs';
import { stopSignal, stopWhenOrphaned } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { installDependencies } from './install.mjs';
import { projectNode, root, toolEnvironment } from './paths.mjs';

const stopLimitMs = 45_000;

/**
 * What any Node from 20 on can do: install the packages, among them the Node that all the rest needs, and hand over to
 * the script that runs under it. This process ends with that script's exit code.
 *
 * @param {string} script relative to the repository
 * @param {string} usage printed for --help
 */
export async function launch(script, usage) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return console.log(usage);
  const signal = stopSignal();
  stopWhenOrphaned();
  const leash = startLeash();
  try {
    await installDependencies({ leash, signal });
    process.exitCode = await handOver([script, ...args], signal);
  } catch (error) {
    if (!signal.aborted) explain(error);
    process.exitCode = 1;
  } finally {
    leash.let();
  }
}

function handOver(args, signal) {
  if (signal.aborted) return 1;
  // The channel is how the script notices when this process is killed.
  const child = spawn(projectNode, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    env: toolEnvironment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  signal.addEventListener('abort', () => void endChild(child), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** It has deadlines of its own for what it stops; this one is for a script that hears nothing any more. */
async function endChild(child) {
  child.kill('SIGTERM');
  await wait(stopLimitMs, undefined, { ref: false });
  child.kill('SIGKILL');
}
