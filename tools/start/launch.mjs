import { spawn } from 'node:child_process';
import { startLeash } from '../processes/leash.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { installDependencies } from '../setup/install.mjs';
import { projectNode, root, toolEnvironment } from '../setup/paths.mjs';

const usage = `npm start         sets up what is missing and runs FlowCast Studio; Ctrl-C stops all of it
npm run dev       the same, rebuilding and restarting when a source file changes

Settings come from the environment and from an optional .env (the environment wins); .env.example explains each.`;

/**
 * The part that any Node from 20 on can run: it installs the packages, among them the Node that the rest needs, and
 * hands over to it.
 */
export async function launch(args) {
  if (args.includes('--help') || args.includes('-h')) return console.log(usage);
  const signal = stopSignal();
  const leash = startLeash();
  try {
    await installDependencies({ leash, signal });
    process.exitCode = await handOver(args, signal);
  } catch (error) {
    if (!signal.aborted) explain(error);
    process.exitCode = 1;
  } finally {
    leash.let();
  }
}

/** @returns {Promise<number>} the exit code of the script that supervises the product */
function handOver(args, signal) {
  if (signal.aborted) return 1;
  // The channel is how it notices when this process is killed.
  const child = spawn(projectNode, ['tools/start/run.mjs', ...args], {
    cwd: root,
    env: toolEnvironment(),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
