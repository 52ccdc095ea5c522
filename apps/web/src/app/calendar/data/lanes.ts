/** How much room an entry takes in a week, as if it lasted so long. */
export const entryMinutes = 60;
const lanes = 2;

export interface Placed<T> {
  entry: T;
  minutes: number;
  lane: number;
  /** 1: the entry has the whole width of its day. */
  laneCount: number;
}

/** Entries that would not be legible beside each other, folded into one word. */
export interface Folded {
  minutes: number;
  count: number;
}

export interface Lanes<T> {
  placed: Placed<T>[];
  folded: Folded[];
}

/** Puts the entries of a day, in the order of their time, beside each other where they would lie on each other. */
export function inLanes<T extends { minutes: number }>(entries: readonly T[]): Lanes<T> {
  const result: Lanes<T> = { placed: [], folded: [] };
  for (const cluster of clustersOf(entries)) place(cluster, result);
  return result;
}

function clustersOf<T extends { minutes: number }>(entries: readonly T[]): T[][] {
  const clusters: T[][] = [];
  let endsAt = -Infinity;
  for (const entry of entries) {
    if (entry.minutes >= endsAt) clusters.push([]);
    clusters.at(-1)?.push(entry);
    endsAt = entry.minutes + entryMinutes;
  }
  return clusters;
}

function place<T extends { minutes: number }>(cluster: T[], { placed, folded }: Lanes<T>): void {
  const ends: number[] = [];
  const laneOf = cluster.map(({ minutes }) => {
    const lane = ends.findIndex((endsAt) => endsAt <= minutes);
    const taken = lane === -1 ? ends.length : lane;
    ends[taken] = minutes + entryMinutes;
    return taken;
  });
  const isFull = ends.length > lanes;
  const stays = (index: number) => !isFull || laneOf[index] === 0;
  cluster.forEach((entry, index) => {
    if (!stays(index)) return;
    placed.push({ entry, minutes: entry.minutes, lane: laneOf[index] ?? 0, laneCount: Math.min(ends.length, lanes) });
  });
  const away = cluster.filter((_, index) => !stays(index));
  if (away[0]) folded.push({ minutes: away[0].minutes, count: away.length });
}
