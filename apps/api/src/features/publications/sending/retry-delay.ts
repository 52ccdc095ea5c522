const firstMs = 1_000;
const longestMs = 60_000;
const jitter = 0.25;

/** Back-off of a job that was put off `tries` times: from a second to a minute. `random` gives 0 to 1. */
export function retryDelayMs(tries: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(tries, 10));
  return Math.round(full * (1 - jitter * random()));
}
