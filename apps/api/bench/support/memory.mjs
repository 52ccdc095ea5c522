import { readFile } from 'node:fs/promises';
import { line } from './figures.mjs';

const GOAL_MIB = 64;
const SMALL_MIB = 64;

/**
 * Reports how much more memory a process takes for a large file than for a small one.
 *
 * @param {number} largeMib size of the large file
 * @param {(sizeMib: number) => Promise<{ pid: number, stop(): Promise<void> }>} handle has a file of that size handled, by a
 *   process of its own for each: a peak stays in the books until the process ends
 */
export async function reportGrowth(largeMib, handle) {
  const peaks = [];
  for (const sizeMib of [SMALL_MIB, largeMib]) {
    const handler = await handle(sizeMib);
    const peakMib = await peakMemoryMib(handler.pid);
    await handler.stop();
    if (peakMib === null) return console.log('  memory: only Linux tells the peak of another process');
    peaks.push(peakMib);
  }
  const [small, large] = peaks;
  line(`peak memory for ${SMALL_MIB} and for ${largeMib} MiB`, `${small.toFixed(0)} and ${large.toFixed(0)} MiB`);
  line(`growth (goal ${GOAL_MIB} MiB)`, `${(large - small).toFixed(0)} MiB`, large - small <= GOAL_MIB);
}

async function peakMemoryMib(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}
