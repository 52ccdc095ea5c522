import { describe, expect, it } from '@jest/globals';
import { Batches } from './batches.ts';

describe('batches', () => {
  /** Work that is done when the test says so. */
  const held = (refused: readonly string[] = []) => {
    const done: (readonly string[])[] = [];
    const gates: (() => void)[] = [];
    const work = async (items: readonly string[]) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      if (items.some((item) => refused.includes(item))) throw new Error(`refused: ${items.join()}`);
      done.push(items);
    };
    /** Opens gate after gate until everybody has heard. */
    const settle = async (all: readonly Promise<void>[]) => {
      const state = { isOver: false };
      const results = Promise.allSettled(all).finally(() => (state.isOver = true));
      while (!state.isOver) {
        gates.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return (await results).map(({ status }) => status);
    };
    return { work, done, settle, underWay: () => gates.length };
  };

  it('start with one that is alone, and do together what came meanwhile', async () => {
    const { work, done, settle } = held();
    const batches = new Batches(work, 10);

    expect(await settle(['a', 'b', 'c'].map((item) => batches.add(item)))).toEqual(Array(3).fill('fulfilled'));
    expect(done).toEqual([['a'], ['b', 'c']]);
  });

  it('are no larger than they may be, keep the order, and are done one at a time', async () => {
    const { work, done, settle, underWay } = held();
    const batches = new Batches(work, 2);
    const all = ['a', 'b', 'c', 'd', 'e'].map((item) => batches.add(item));

    expect(underWay()).toBe(1);
    await settle(all);
    expect(done).toEqual([['a'], ['b', 'c'], ['d', 'e']]);
  });

  it('do the others one by one when one of them cannot be done, and tell each its own end', async () => {
    const { work, done, settle } = held(['c']);
    const batches = new Batches(work, 10);
    const all = ['a', 'b', 'c', 'd'].map((item) => batches.add(item));

    expect(await settle(all)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    await expect(all[2]).rejects.toThrow('refused: c');
    expect(done).toEqual([['a'], ['b'], ['d']]);
  });

  it('begin anew after all was done', async () => {
    const { work, done, settle } = held();
    const batches = new Batches(work, 10);
    await settle([batches.add('a')]);
    await settle([batches.add('b')]);

    expect(done).toEqual([['a'], ['b']]);
  });
});
