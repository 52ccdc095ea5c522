export interface Sample {
  atMs: number;
  bytes: number;
}

const windowMs = 5_000;

/** Keeps the samples of the last seconds; a smaller byte count means a new beginning. */
export function addSample(samples: readonly Sample[], next: Sample): Sample[] {
  const last = samples.at(-1);
  const kept = last && next.bytes < last.bytes ? [] : samples.filter(({ atMs }) => next.atMs - atMs <= windowMs);
  return [...kept, next];
}

/** Bytes per second over the samples; null until two of them are apart. */
export function speedOf(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.atMs - first.atMs < 500) return null;
  return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
}
