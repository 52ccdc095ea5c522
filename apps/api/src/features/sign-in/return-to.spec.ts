import { describe, expect, it } from '@jest/globals';
import { defaultReturnTo, safeReturnTo } from './return-to.ts';

const publicUrl = 'https://portal.example.com';

describe('the path after sign-in', () => {
  it.each([
    '/publish',
    '/posts?state=failed#top',
    '/a//b',
    '/posts/@ava',
    '/?next=//evil.example',
    '/%2F%2Fevil.example',
  ])('is %s when that is asked for', (path) => {
    expect(safeReturnTo(path, publicUrl)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'publish',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/./\\evil.example',
    'https://evil.example/',
    'https:evil.example',
    'https://portal.example.com@evil.example/',
    'https://portal.example.com/publish',
    'javascript:alert(1)',
    'data:text/html,hi',
    `/${'a'.repeat(3000)}`,
  ])('is the usual one instead of %j', (path) => {
    expect(safeReturnTo(path, publicUrl)).toBe(defaultReturnTo);
  });
});
