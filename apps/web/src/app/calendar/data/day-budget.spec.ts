import { describe, expect, it } from '@jest/globals';
import type { Publication } from '@flowcast/shared-models';
import { publication } from '../../../../test/factories.ts';
import { tightBudgets } from './day-budget.ts';

const posts = (count: number, change: Partial<Publication> = {}) =>
  Array.from({ length: count }, () => publication({ state: 'scheduled', ...change }));

describe('the budget of a day', () => {
  it('is named from four fifths of the cap on, for each account by itself', () => {
    const other = { accountId: 'other', account: { displayName: 'Other', username: null, avatarUrl: null } };

    expect(tightBudgets([...posts(11), ...posts(11, other)], 15)).toEqual([]);
    expect(tightBudgets([...posts(12), ...posts(16, other)], 15)).toMatchObject([
      { account: 'Other', posts: 16, cap: 15, isOver: true },
      { account: 'ava.studio', posts: 12, cap: 15, isOver: false },
    ]);
  });

  it.each<Partial<Publication>>([{ mode: 'draft' }, { state: 'failed' }, { state: 'cancelled' }])(
    'is not touched by %j',
    (change) => {
      expect(tightBudgets(posts(20, change), 15)).toEqual([]);
    },
  );
});
