import { describe, expect, it } from '@jest/globals';
import { WallWords } from './wall-words.ts';

const words = new WallWords('en-GB', 'Europe/Berlin');
const time = (at: string) => words.time(Date.parse(at));

describe('words for a time on the wall', () => {
  it('say which one of an hour that happens twice', () => {
    expect([time('2026-10-25T00:30:00Z'), time('2026-10-25T01:30:00Z')]).toEqual(['02:30 GMT+2', '02:30 GMT+1']);
    expect([time('2026-10-24T23:59:00Z'), time('2026-10-25T02:00:00Z')]).toEqual(['01:59', '03:00']);
  });

  it('follow the locale', () => {
    const at = Date.parse('2026-11-24T13:05:00Z');

    expect(words.moment(at)).toBe('Tuesday 24 November, 14:05');
    expect(new WallWords('de-DE', 'America/New_York').moment(at)).toBe('Dienstag, 24. November, 08:05');
  });
});
