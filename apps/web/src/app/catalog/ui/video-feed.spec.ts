import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Video } from '@flowcast/shared-models';
import { video } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { KeysetList } from '../../shared/data/keyset-list.ts';
import { VideoFeedHarness } from './video-feed.harness.ts';
import { VideoFeed } from './video-feed.ts';

const videos = (count: number): Video[] =>
  Array.from({ length: count }, (_, n) => video({ id: `video-${n + 1}`, title: `Take ${n + 1}` }));

describe('VideoFeed', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    // Nothing is laid out here, so nothing can scroll.
    Element.prototype.scrollIntoView = () => undefined;
  });

  async function show(items: Video[], { openedId = null as string | null, isManageable = false } = {}) {
    const list = new KeysetList<Video>(() => Promise.resolve({ items, nextCursor: null }));
    await list.restart();
    const tagged = jest.fn<(tag: string) => void>();
    const { harness } = await mount(VideoFeed, VideoFeedHarness, [
      inputBinding('list', () => list),
      inputBinding('openedId', () => openedId),
      inputBinding('isManageable', () => isManageable),
      outputBinding<string>('tag', tagged),
    ]);
    return { harness, tagged };
  }

  it('renders only the videos near the screen, each with its place among all', async () => {
    const { harness } = await show(videos(400));

    expect(await harness.rendered()).toBeLessThan(60);
    expect(await harness.firstPlace()).toEqual(['1', '400']);
  });

  it('leads by keys from video to video, and to the first', async () => {
    const { harness } = await show(videos(5));
    await harness.focus('Take 2');

    await harness.press('Take 2', 'PageDown');
    expect(await harness.isFocused('Take 3')).toBe(true);
    await harness.press('Take 3', 'PageUp');
    expect(await harness.isFocused('Take 2')).toBe(true);
    await harness.press('Take 2', 'Home');
    expect(await harness.isFocused('Take 1')).toBe(true);
  });

  it('gives the focus back to the video somebody comes back from, however far down it is', async () => {
    const { harness } = await show(videos(400), { openedId: 'video-300' });

    expect(await harness.isFocused('Take 300')).toBe(true);
  });

  it('tells the tag that is pressed', async () => {
    const { harness, tagged } = await show(videos(1));

    await harness.clickTag('summer');

    expect(tagged.mock.calls).toEqual([['summer']]);
  });

  it.each([true, false])('can be managed by admins: %s', async (isManageable) => {
    const { harness } = await show(videos(1), { isManageable });

    expect(await harness.canManage('Take 1')).toBe(isManageable);
  });
});
