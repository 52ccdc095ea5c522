import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks a process group to end and waits for it; after the deadline it is killed.
 *
 * @param {number} pid its leader
 * @param {{ signal?: NodeJS.Signals, deadlineMs?: number }} [how]
 */
export async function endGroup(pid, { signal = 'SIGTERM', deadlineMs = 10_000 } = {}) {
  const deadlineAt = Date.now() + deadlineMs;
  signalGroup(pid, signal);
  while (isAlive(pid)) {
    if (Date.now() > deadlineAt) signalGroup(pid, 'SIGKILL');
    // Where nobody collects the dead (a container without an init) a killed process looks alive for ever.
    if (Date.now() > deadlineAt + 2000) return;
    await wait(20);
  }
}

/** @param {number} pid @returns {boolean} whether anyone of the group still runs */
export function isAlive(pid) {
  return signalGroup(pid, 0);
}

/** @param {number} pid @param {NodeJS.Signals | 0} signal @returns {boolean} whether somebody was there to hear it */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    // The group exists but is not ours to signal; waiting for it would never end.
    if (error.code === 'EPERM') return false;
    throw error;
  }
}
