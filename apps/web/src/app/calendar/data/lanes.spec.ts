import { describe, expect, it } from '@jest/globals';
import { inLanes } from './lanes.ts';

const at = (...minutes: number[]) => minutes.map((one) => ({ minutes: one }));
const lanesOf = (...minutes: number[]) =>
  inLanes(at(...minutes)).placed.map(({ minutes: one, lane, laneCount }) => [one, lane, laneCount]);

describe('posts at nearly the same time', () => {
  it('have the whole width while they do not meet', () => {
    expect(lanesOf(0, 60, 600)).toEqual([
      [0, 0, 1],
      [60, 0, 1],
      [600, 0, 1],
    ]);
  });

  it('stand beside each other when they do', () => {
    expect(lanesOf(0, 30, 60)).toEqual([
      [0, 0, 2],
      [30, 1, 2],
      [60, 0, 2],
    ]);
  });

  it('are folded rather than made illegible, and none is lost', () => {
    const { placed, folded } = inLanes(at(0, 10, 20, 30, 600));

    expect(placed.map(({ minutes }) => minutes)).toEqual([0, 600]);
    expect(folded).toEqual([{ minutes: 10, count: 3 }]);
  });
});
