import { describe, expect, it } from '@jest/globals';
import { publication } from '../../../../test/factories.ts';
import { everything, isNarrowed, type PostsFilter, postsParams, readPostsFilter } from './posts-filter.ts';
import { compareBy, matches, postsQuery } from './posts-query.ts';

const now = new Date(2026, 10, 22, 15, 30);
const query = (change: Partial<PostsFilter>) => postsQuery({ ...everything, ...change }, now);
const local = (...parts: [number, number, number]) => new Date(...parts).toISOString();

describe('the filter in the address', () => {
  it('is read as it was written', () => {
    const filter: PostsFilter = {
      states: ['failed', 'unknown'],
      accountId: 'a1',
      span: 'days',
      fromDay: '2026-11-01',
      toDay: '2026-11-05',
      search: 'light & shade',
    };
    const params = new URLSearchParams(
      Object.entries(postsParams(filter)).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );

    expect(readPostsFilter((name) => params.get(name))).toEqual(filter);
    expect(isNarrowed(filter)).toBe(true);
  });

  it('narrows nothing down where it cannot be read', () => {
    const odd: Record<string, string> = { state: 'gone,,x', time: 'someday', from: '2026-13-45', to: 'yes' };

    expect(readPostsFilter((name) => odd[name] ?? null)).toEqual(everything);
    expect(isNarrowed(everything)).toBe(false);
  });

  it('needs its span for days', () => {
    const days: Record<string, string> = { time: 'week', from: '2026-11-01' };

    expect(readPostsFilter((name) => days[name] ?? null)).toMatchObject({ span: 'week', fromDay: '' });
  });
});

describe('what the API is asked', () => {
  it.each([
    ['today', local(2026, 10, 22), local(2026, 10, 23)],
    ['week', local(2026, 10, 16), local(2026, 10, 23)],
    ['month', local(2026, 9, 24), local(2026, 10, 23)],
    ['ahead', now.toISOString(), ''],
  ] as const)('%s', (span, from, to) => expect(query({ span })).toMatchObject({ from, to }));

  it('holds the last chosen day whole', () => {
    expect(query({ span: 'days', fromDay: '2026-10-24', toDay: '2026-10-25' })).toMatchObject({
      from: local(2026, 9, 24),
      to: local(2026, 9, 26),
    });
    expect(query({ span: 'days' })).toMatchObject({ from: '', to: '' });
  });

  it('is the test for a post that changed while the list is open', () => {
    const post = publication({ state: 'failed', createdAt: now.toISOString(), scheduledAt: null });

    expect(matches(post, query({ states: ['failed'], search: 'LAST', span: 'today' }))).toBe(true);
    expect(matches(post, query({ states: ['published'] }))).toBe(false);
    expect(matches(post, query({ accountId: 'another' }))).toBe(false);
    expect(matches(post, query({ search: 'first' }))).toBe(false);
    expect(matches({ ...post, scheduledAt: local(2026, 10, 23) }, query({ span: 'today' }))).toBe(false);
    expect(matches({ ...post, scheduledAt: local(2026, 10, 23) }, query({ span: 'ahead' }))).toBe(true);
  });

  it('is in the order of making, and of time once a part of time is asked for', () => {
    const older = publication({ id: 'b', createdAt: '2026-11-01T00:00:00Z', scheduledAt: '2026-11-30T00:00:00Z' });
    const newer = publication({ id: 'a', createdAt: '2026-11-02T00:00:00Z' });

    expect(compareBy(query({}), newer, older)).toBeLessThan(0);
    expect(compareBy(query({ span: 'month' }), newer, older)).toBeGreaterThan(0);
  });
});
