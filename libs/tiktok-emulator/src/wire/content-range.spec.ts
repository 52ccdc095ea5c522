import { describe, expect, it } from '@jest/globals';
import { readContentRange } from './content-range.ts';

describe('a Content-Range', () => {
  it.each([
    ['bytes 0-0/1', { first: 0, last: 0, total: 1 }],
    ['bytes 0-9999999/50000123', { first: 0, last: 9_999_999, total: 50_000_123 }],
    ['bytes 40000000-50000122/50000123', { first: 40_000_000, last: 50_000_122, total: 50_000_123 }],
    [' bytes 5-6/7 ', { first: 5, last: 6, total: 7 }],
    ['bytes 0-4294967295/4294967296', { first: 0, last: 4_294_967_295, total: 4_294_967_296 }],
  ])('%s is read', (text, range) => {
    expect(readContentRange(text)).toEqual(range);
  });

  it.each([
    '',
    'bytes',
    'bytes 0-1',
    'bytes 0-1/*',
    'bytes */2',
    'bytes=0-1/2',
    'bytes 1-0/2',
    'bytes 0-2/2',
    'bytes -1-1/2',
    'bytes 0-1/2, 3-4/5',
    'bytes 0x0-1/2',
    'bytes 0.0-1/2',
    'BYTES 0-1/2',
    'chunks 0-1/2',
    `bytes 0-1/${'9'.repeat(16)}`,
  ])('"%s" is none', (text) => {
    expect(readContentRange(text)).toBeNull();
  });
});
