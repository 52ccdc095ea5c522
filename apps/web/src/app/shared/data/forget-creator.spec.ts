import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetCreator } from './forget-creator.ts';

describe('forgetCreator', () => {
  beforeEach(() => localStorage.clear());

  it('removes the forms and unfinished uploads of one creator, and nothing else', async () => {
    const theirs = ['flowcast.composer.ava', 'flowcast.several.ava', 'flowcast.upload.composer.ava'];
    const others = ['flowcast.composer.leo', 'flowcast.theme', 'of-another-site.ava'];
    for (const key of [...theirs, ...others, 'tus::flowcast-device-take.mp4::1']) localStorage.setItem(key, '{}');

    await forgetCreator('ava');

    expect(Object.keys(localStorage).sort()).toEqual(others.sort());
  });
});
