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

/** npm does not pass every signal on, and may die alone; a child that is handed to another parent has been left behind. */
export function stopWhenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
