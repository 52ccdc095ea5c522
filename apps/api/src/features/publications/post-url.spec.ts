import { describe, expect, it } from '@jest/globals';
import { postIdOf, postUrlOf } from './post-url.ts';

const tiktok = 'https://www.tiktok.com';

describe('the address of a post', () => {
  it('needs a username and a post id', () => {
    expect(postUrlOf(tiktok, 'ava.studio', ['7300000000000000777', '7300000000000000778'])).toBe(
      'https://www.tiktok.com/@ava.studio/video/7300000000000000777',
    );
    expect(postUrlOf(tiktok, null, ['7300000000000000777'])).toBeNull();
    expect(postUrlOf(tiktok, 'ava.studio', [])).toBeNull();
  });

  it.each([
    ['https://www.tiktok.com/@ava.studio/video/7300000000000000777', '7300000000000000777'],
    ['https://www.tiktok.com/@ava.studio/video/7300000000000000777?is_from_webapp=1', '7300000000000000777'],
    ['https://www.tiktok.com/@ava.studio/photo/7300000000000000777/', '7300000000000000777'],
    ['https://www.tiktok.com/@ava.studio', null],
    ['https://www.tiktok.com.evil.test/@ava.studio/video/7300000000000000777', null],
    ['http://www.tiktok.com/@ava.studio/video/7300000000000000777', null],
    ['javascript:alert(1)//https://www.tiktok.com/@a/video/1', null],
  ])('%s names the post %s', (address, postId) => {
    expect(postIdOf(tiktok, address)).toBe(postId);
  });
});
