import { spawn } from 'node:child_process';

/**
 * A watchdog beside this process. Whatever is held on the leash ends when this process does, however that happens.
 *
 * @typedef {object} Leash
 * @property {(pid: number, signal?: NodeJS.Signals) => void} hold a process group, and the signal that ends it gently
 * @property {(pid: number) => void} release one that has ended
 * @property {(folder: string) => void} holdFolder one to be removed
 * @property {() => void} let all go: the caller has ended them itself
 */

/** @returns {Leash} */
export function startLeash() {
  const watchdog = spawn(process.execPath, [new URL('./watchdog.mjs', import.meta.url).pathname], {
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  // Neither the watchdog nor its pipe may keep this process from ending.
  watchdog.unref();
  watchdog.stdin.unref?.();
  watchdog.stdin.on('error', () => undefined);
  const tell = (change) => void watchdog.stdin.write(`${JSON.stringify(change)}\n`);
  return {
    hold: (pid, signal = 'SIGTERM') => tell({ started: pid, signal }),
    release: (pid) => tell({ ended: pid }),
    holdFolder: (folder) => tell({ temporary: folder }),
    let: () => watchdog.stdin.end(),
  };
}
