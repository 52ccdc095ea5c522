import { expect, it } from '@jest/globals';
import { matchOf, stepOf } from './drop-list-keys.ts';

it.each([
  ['ArrowDown', 1, 2],
  ['ArrowDown', 3, 3],
  ['ArrowUp', 1, 0],
  ['ArrowUp', 0, 0],
  ['Home', 2, 0],
  ['End', 1, 3],
  ['Tab', 1, null],
])('%s at %i leads to %s of four', (key, from, to) => {
  expect(stepOf(key, from, 4)).toBe(to);
});

const names = ['Everyone', 'Friends', 'Followers', 'Only me'];

it.each([
  ['o', 0, 3],
  ['f', 0, 1],
  ['f', 1, 2],
  ['ff', 2, 1],
  ['FO', 1, 2],
  ['only m', 3, 3],
  ['x', 0, null],
])('typing %j at %i finds %s', (typed, active, found) => {
  expect(matchOf(typed, names, active)).toBe(found);
});
