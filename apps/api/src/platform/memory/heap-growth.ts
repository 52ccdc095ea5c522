import { setFlagsFromString } from 'node:v8';

/**
 * How much more than what is alive the old generation may hold before it is collected, in percent.
 *
 * By itself V8 chooses this by how fast the old generation grows. Ours hardly does, so what it chose was less than the young
 * generation takes, and then it begins to mark the next time at once: 36 full collections in a few thousand requests that left
 * nothing behind, each a pause of some milliseconds (ADR 26).
 */
const growingPercent = 200;

/** For the whole process; V8 reads it at each full collection. */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
}
