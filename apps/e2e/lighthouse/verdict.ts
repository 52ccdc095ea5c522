/** What Lighthouse measured on one page. Scores are 0–100, times milliseconds. */
export interface Measured {
  performance: number;
  accessibility: number;
  bestPractices: number;
  fcpMs: number;
  lcpMs: number;
  tbtMs: number;
  speedIndexMs: number;
  cls: number;
}

const leastScores = { performance: 95, accessibility: 100, bestPractices: 100 } as const;
const clsBelow = 0.02;

/** The run in the middle by performance; of an even number the lower one. */
export function medianRun<T extends Pick<Measured, 'performance'>>(runs: readonly T[]): T {
  const sorted = runs.toSorted((a, b) => a.performance - b.performance);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error('A median needs at least one run.');
  return middle;
}

/** What is not good enough, in words; empty when all is. */
export function shortfalls(measured: Measured): string[] {
  const low = Object.entries(leastScores)
    .map(([name, least]) => ({ name, least, score: measured[name as keyof typeof leastScores] }))
    .filter(({ score, least }) => score < least)
    .map(({ name, least, score }) => `${name} ${score} < ${least}`);
  return measured.cls < clsBelow ? low : [...low, `CLS ${measured.cls.toFixed(3)} ≥ ${clsBelow}`];
}
