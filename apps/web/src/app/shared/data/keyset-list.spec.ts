import { describe, expect, it } from '@jest/globals';
import type { Page } from '@flowcast/shared-models';
import { ApiError } from './api-error.ts';
import { KeysetList } from './keyset-list.ts';

type Item = { id: string; text?: string };

describe('KeysetList', () => {
  const first: Page<Item> = { items: [{ id: 'a' }, { id: 'b' }], nextCursor: 'second' };
  const second: Page<Item> = { items: [{ id: 'c' }], nextCursor: null };
  const inTurn = (...answers: Promise<Page<Item>>[]) =>
    new KeysetList<Item>(() => answers.shift() ?? Promise.reject(new Error('Asked once too often.')));
  const ids = (list: KeysetList<Item>) => list.items().map(({ id }) => id);

  it('adds page after page until there is none', async () => {
    const list = new KeysetList<Item>((cursor) => Promise.resolve(cursor === 'second' ? second : first));

    await list.restart();
    expect(list.hasMore()).toBe(true);
    await list.more();

    expect(ids(list)).toEqual(['a', 'b', 'c']);
    expect(list.hasMore()).toBe(false);
  });

  it('drops an answer that was overtaken by a newer question', async () => {
    const slow = Promise.withResolvers<Page<Item>>();
    const list = inTurn(slow.promise, Promise.resolve(second));

    const old = list.restart();
    await list.restart();
    slow.resolve(first);
    await old;

    expect(ids(list)).toEqual(['c']);
  });

  it('keeps what is shown when a page fails', async () => {
    const list = inTurn(Promise.resolve(first), Promise.reject(new ApiError('offline', 'Gone.')));

    await list.restart();
    await list.more();

    expect(ids(list)).toEqual(['a', 'b']);
    expect(list.error()?.code).toBe('offline');
    expect(list.loading()).toBe(false);
  });

  it('replaces a known item in place and puts a new one first', async () => {
    const list = inTurn(Promise.resolve(first));
    await list.restart();

    list.put({ id: 'b', text: 'changed' });
    list.put({ id: 'z' });

    expect(list.items()).toEqual([{ id: 'z' }, { id: 'a' }, { id: 'b', text: 'changed' }]);
  });
});
