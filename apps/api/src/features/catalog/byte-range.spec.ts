import { describe, expect, it } from '@jest/globals';
import { byteRangeOf, ifRangeHolds } from './byte-range.ts';

describe('a Range header, for a file of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=99-99', { first: 99, last: 99 }],
    ['bytes=50-1000', { first: 50, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['bytes= 5 - 6', { first: 5, last: 6 }],
  ])('%s asks for %j', (header, range) => {
    expect(byteRangeOf(header, 100)).toEqual(range);
  });

  it.each([undefined, '', 'bytes=', 'bytes=-', 'bytes=a-b', 'items=0-9', 'bytes=0-1,5-6', 'bytes=9-5', '0-9'])(
    '%s does not count: the whole file is sent',
    (header) => {
      expect(byteRangeOf(header, 100)).toBe('all');
    },
  );

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s asks for nothing that exists', (header) => {
    expect(byteRangeOf(header, 100)).toBe('none');
  });
});

describe('an If-Range header', () => {
  it.each([
    [undefined, true],
    ['"abc"', true],
    ['"other"', false],
    ['W/"abc"', false],
    ['Sun, 22 Nov 2026 10:00:00 GMT', false],
  ])('%s, for the file "abc": %s', (header, holds) => {
    expect(ifRangeHolds(header, '"abc"')).toBe(holds);
  });
});
