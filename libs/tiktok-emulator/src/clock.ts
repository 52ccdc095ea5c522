/** The emulator's time: instants are milliseconds since the Unix epoch. Every life, window and delay is read from here. */
export interface EmulatorClock {
  now(): number;
  /** Moves time forward; work that falls due meanwhile is done on the next read. */
  advance(byMs: number): void;
  /** Back to the source's own time. */
  reset(): void;
  /** How far it was moved, in milliseconds. */
  offsetMs(): number;
}

/** Real time (or `source`) plus an offset that only ever grows until `reset`. */
export function createClock(source: () => number = Date.now): EmulatorClock {
  let offsetMs = 0;
  return {
    now: () => source() + offsetMs,
    offsetMs: () => offsetMs,
    advance: (byMs) => {
      offsetMs += Math.max(0, byMs);
    },
    reset: () => {
      offsetMs = 0;
    },
  };
}
