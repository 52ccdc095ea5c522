import { inputBinding, outputBinding, signal } from '@angular/core';
import { describe, expect, it, jest } from '@jest/globals';
import type { Account } from '@flowcast/shared-models';
import { me } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { filterCopy } from '../copy.ts';
import { everything, type PostsFilter } from '../data/posts-filter.ts';
import { FilterChipsHarness } from './filter-chips.harness.ts';
import { FilterChips } from './filter-chips.ts';
import { PostsFiltersHarness } from './posts-filters.harness.ts';
import { PostsFilters } from './posts-filters.ts';

const [mine] = me().accounts as [Account];
const second: Account = { ...mine, id: 'second', username: null, displayName: 'Second Stage' };

describe('PostsFilters', () => {
  async function show(accounts: readonly Account[] = [mine, second], begin: Partial<PostsFilter> = {}) {
    const filter = signal<PostsFilter>({ ...everything, ...begin });
    const searched = jest.fn<(text: string) => void>();
    const { harness } = await mount(PostsFilters, PostsFiltersHarness, [
      inputBinding('filter', filter),
      inputBinding('typed', () => ''),
      inputBinding('accounts', () => accounts),
      outputBinding<Partial<PostsFilter>>('narrow', (part) => filter.update((before) => ({ ...before, ...part }))),
      outputBinding<string>('searched', searched),
    ]);
    return { harness, filter, searched };
  }

  it('narrows by text, account and time', async () => {
    const { harness, filter, searched } = await show();

    await harness.type('bay');
    await harness.choose(filterCopy.account, second.id);
    await harness.choose(filterCopy.time, 'week');

    expect(searched).toHaveBeenLastCalledWith('bay');
    expect(filter()).toEqual({ ...everything, accountId: second.id, span: 'week' });
  });

  it('asks for days only where days are wanted, and forgets them with another span', async () => {
    const { harness, filter } = await show();
    expect(await harness.hasDays()).toBe(false);
    await harness.choose(filterCopy.time, 'days');
    await harness.setDay('first', '2026-11-01');
    await harness.setDay('last', '2026-11-24');
    expect(filter()).toMatchObject({ fromDay: '2026-11-01', toDay: '2026-11-24' });

    await harness.choose(filterCopy.time, 'today');

    expect(filter()).toMatchObject({ span: 'today', fromDay: '', toDay: '' });
  });

  it('offers no choice of accounts where there is one, unless an older one is chosen', async () => {
    expect(await (await show([mine])).harness.has(filterCopy.account)).toBe(false);
    expect(await (await show([mine], { accountId: 'gone' })).harness.has(filterCopy.account)).toBe(true);
  });
});

describe('FilterChips', () => {
  async function show(begin: Partial<PostsFilter>) {
    const filter = signal<PostsFilter>({ ...everything, ...begin });
    const { harness } = await mount(FilterChips, FilterChipsHarness, [
      inputBinding('filter', filter),
      inputBinding('accounts', () => [mine, second]),
      outputBinding<Partial<PostsFilter>>('narrow', (part) => filter.update((before) => ({ ...before, ...part }))),
      outputBinding('cleared', () => filter.set(everything)),
    ]);
    return { harness, filter };
  }

  it('names what narrows the list, takes one away and keeps the focus', async () => {
    const { harness, filter } = await show({ states: ['failed', 'unknown'], search: 'bay' });
    expect(await harness.words()).toEqual([filterCopy.searched('bay'), 'Failed', 'Outcome unknown']);

    await harness.remove('Failed');

    expect(filter().states).toEqual(['unknown']);
    expect(await harness.keepsFocus()).toBe(true);
  });

  it('clears all at once, and offers nothing where nothing narrows', async () => {
    const { harness, filter } = await show({ accountId: second.id, span: 'today' });
    expect(await harness.words()).toEqual(['Second Stage', 'Today']);

    await harness.clear();

    expect(filter()).toEqual(everything);
    expect([await harness.words(), await harness.canClear()]).toEqual([[], false]);
  });
});
