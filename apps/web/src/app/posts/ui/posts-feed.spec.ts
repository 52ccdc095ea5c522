import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Publication } from '@flowcast/shared-models';
import { publication } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { PostsFeedHarness } from './posts-feed.harness.ts';
import { PostsFeed } from './posts-feed.ts';

const posts = (from: number, count: number): Publication[] =>
  Array.from({ length: count }, (_, n) => {
    const { video } = publication();
    return publication({ id: `post-${from + n}`, video: { ...video, title: `Take ${from + n}` } });
  });

describe('PostsFeed', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
  });

  async function show(first: Page<Publication>, next?: Promise<Page<Publication>>, openedId: string | null = null) {
    const list = new KeysetList<Publication>((cursor) => (cursor && next ? next : Promise.resolve(first)));
    await list.restart();
    const { harness } = await mount(PostsFeed, PostsFeedHarness, [
      inputBinding('list', () => list),
      inputBinding('openedId', () => openedId),
    ]);
    return { harness, list };
  }

  it('renders only the posts near the screen, each with its place among all', async () => {
    const { harness } = await show({ items: posts(1, 400), nextCursor: null });

    expect(await harness.rendered()).toBeLessThan(60);
    expect(await harness.firstPlace()).toEqual(['1', '400']);
  });

  it('reads on before its end, and does not say how many there are until it knows', async () => {
    const older = Promise.withResolvers<Page<Publication>>();
    const { harness, list } = await show({ items: posts(1, 10), nextCursor: 'older' }, older.promise);
    expect([await harness.isBusy(), await harness.firstPlace()]).toEqual([true, ['1', '-1']]);

    older.resolve({ items: posts(11, 5), nextCursor: null });
    await list.more();

    expect([await harness.isBusy(), await harness.firstPlace()]).toEqual([false, ['1', '15']]);
  });

  it('leads by keys from post to post, to the first and to the last', async () => {
    const { harness } = await show({ items: posts(1, 5), nextCursor: null });
    await harness.focus('Take 2');

    await harness.press('Take 2', 'PageDown');
    expect(await harness.isFocused('Take 3')).toBe(true);
    await harness.press('Take 3', 'PageUp');
    expect(await harness.isFocused('Take 2')).toBe(true);
    await harness.press('Take 2', 'End');
    expect(await harness.isFocused('Take 5')).toBe(true);
    await harness.press('Take 5', 'Home');
    expect(await harness.isFocused('Take 1')).toBe(true);
  });

  it('gives the focus back to the post somebody comes back from', async () => {
    const { harness } = await show({ items: posts(1, 5), nextCursor: null }, undefined, 'post-4');

    expect(await harness.isFocused('Take 4')).toBe(true);
  });
});
