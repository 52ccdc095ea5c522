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

  it('puts what is new where the order says, and leaves it out where that is still to come', async () => {
    const list = new KeysetList<Item>(
      () => Promise.resolve({ items: [{ id: 'd' }, { id: 'b' }], nextCursor: 'more' }),
      (one, other) => (one.id > other.id ? -1 : 1),
    );
    await list.restart();

    list.put({ id: 'c' });
    list.put({ id: 'a' });

    expect(ids(list)).toEqual(['d', 'c', 'b']);
  });

  it('reads on to the very end, and stops where a page fails', async () => {
    const last: Page<Item> = { items: [{ id: 'd' }], nextCursor: null };
    const list = inTurn(Promise.resolve(first), Promise.resolve({ ...second, nextCursor: 'x' }), Promise.resolve(last));
    await list.restart();
    await list.rest();
    expect(ids(list)).toEqual(['a', 'b', 'c', 'd']);

    const broken = inTurn(Promise.resolve(first), Promise.reject(new ApiError('offline', 'Gone.')));
    await broken.restart();
    await broken.rest();
    expect(broken.error()?.code).toBe('offline');
  });

  it('renews as many pages as are shown, at once', async () => {
    const renewed = Promise.withResolvers<Page<Item>>();
    const list = inTurn(
      Promise.resolve(first),
      Promise.resolve(second),
      Promise.resolve({ items: [{ id: 'z' }, { id: 'a' }], nextCursor: 'second' }),
      renewed.promise,
    );
    await list.restart();
    await list.more();

    const renewing = list.renew();
    expect(ids(list)).toEqual(['a', 'b', 'c']);
    renewed.resolve({ items: [{ id: 'b' }], nextCursor: 'third' });
    await renewing;

    expect(ids(list)).toEqual(['z', 'a', 'b']);
    expect(list.hasMore()).toBe(true);
  });

  it('forgets everything for somebody who may not see it', async () => {
    const list = inTurn(Promise.resolve(first));
    await list.restart();

    list.clear();

    expect(list.items()).toEqual([]);
    expect(list.loaded()).toBe(false);
    expect(list.hasMore()).toBe(false);
  });
});
