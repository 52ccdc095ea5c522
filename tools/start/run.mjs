import { startLeash } from '../processes/leash.mjs';
import { stopSignal } from '../processes/stop-signal.mjs';
import { explain } from '../sentence-error.mjs';
import { buildAll } from '../setup/build.mjs';
import { watchAndBuild } from './dev.mjs';
import { startProduct } from './product.mjs';
import { Supervisor } from './supervisor.mjs';

// Under the project's own Node, started by launch.mjs: build, check, start, watch over, stop.
const isDev = process.argv.includes('--dev');
const signal = stopSignal();
const leash = startLeash();
const supervisor = new Supervisor({ leash, signal });

try {
  await buildAll({ leash, signal });
  await startProduct({ supervisor, leash, signal, isDev });
  if (isDev) await watchAndBuild(supervisor);
  await stopped(signal);
  console.log('\nStopping …');
} catch (error) {
  if (!signal.aborted) {
    explain(error);
    process.exitCode = 1;
  }
}
await supervisor.stopAll();
leash.let();
// Whoever asked us to stop while we were still setting up gets no running product, and should be able to tell.
process.exit(process.exitCode ?? (supervisor.wasReady ? 0 : 1));

function stopped(stop) {
  return new Promise((resolve) => {
    if (stop.aborted) resolve();
    // A timer, because a signal listener alone does not keep a process alive.
    const awake = setInterval(() => undefined, 1 << 30);
    stop.addEventListener('abort', () => resolve(clearInterval(awake)), { once: true });
  });
}
