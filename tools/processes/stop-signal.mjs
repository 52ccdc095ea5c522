import { readFileSync } from 'node:fs';

/**
 * Aborted when a person or the system asks this process to stop. Later requests change nothing: npm passes Ctrl-C on a
 * second time, and stopping has a deadline anyway.
 *
 * @returns {AbortSignal}
 */
export function stopSignal() {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort());
  // Started by our own launcher: without it nobody can tell us to stop any more.
  if (process.connected) process.once('disconnect', () => controller.abort());
  return controller.signal;
}

/**
 * npm does not pass every signal on, and may die alone: a script that npm's end leaves behind stops as if it had been
 * told to. (Started without npm, such as from a shell that ends, it goes on.)
 */
export function stopWhenOrphaned() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Between npm and us there is a shell, which outlives npm without a word.
  const npm = parentOf(parent);
  const watch = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** Where there is no /proc only the own parent can be watched. */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
