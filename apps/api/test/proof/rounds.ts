import type { AwaitPoint } from './await-points.ts';
import { type Fault, faults } from './faults.ts';
import { jobsPerWorker } from './lane.ts';
import { type Case, pointsOf, type Way, ways } from './ways.ts';

/** Every await point of every way with every fault that can happen there. */
export const allCases: readonly Case[] = ways.flatMap((way) =>
  faults.flatMap((fault) =>
    pointsOf[way].filter((point) => canHappen(fault, way, point)).map((point) => ({ way, point, fault })),
  ),
);

function canHappen({ appliesTo, needsLarge }: Fault, way: Way, point: AwaitPoint): boolean {
  return (appliesTo?.(way, point) ?? true) && !(needsLarge && point.isSmall);
}

/** In an order that the seed decides, as many for each life of a worker as it can be held with. */
export function roundsOf(cases: readonly Case[], random: () => number): Case[][] {
  // What becomes of a worker becomes of it with all that it has.
  const courses = [...new Set(cases.map(({ fault }) => fault.course))];
  return shuffled(
    courses.flatMap((course) =>
      packed(
        cases.filter(({ fault }) => fault.course === course),
        random,
      ),
    ),
    random,
  );
}

function packed(cases: readonly Case[], random: () => number): Case[][] {
  const rounds: Case[][] = [];
  let room = 0;
  for (const one of shuffled(cases, random)) {
    const jobs = one.point.jobs ?? 1;
    if (jobs > room) {
      rounds.push([]);
      room = jobsPerWorker;
    }
    rounds.at(-1)?.push(one);
    room -= jobs;
  }
  return rounds;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
