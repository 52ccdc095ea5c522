import { describe, expect, it } from '@jest/globals';
import { requireJpeg } from './poster-picture.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]);

describe('a poster', () => {
  it('is a whole JPEG', () => {
    expect(() => requireJpeg('image/jpeg', jpeg)).not.toThrow();
  });

  it.each([
    ['called something else', 'image/png', jpeg],
    ['called nothing', undefined, jpeg],
    ['cut off', 'image/jpeg', jpeg.subarray(0, 7)],
    ['empty', 'image/jpeg', Buffer.alloc(0)],
    ['a page in disguise', 'image/jpeg', Buffer.from('<html><script>alert(1)</script>')],
  ])('is refused when it is %s', (_what, contentType, bytes) => {
    expect(() => requireJpeg(contentType, bytes)).toThrow('invalid_request');
  });
});
