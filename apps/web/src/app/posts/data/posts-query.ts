import { type Publication, publicationTime } from '@flowcast/shared-models';
import type { PostsFilter, TimeSpan } from './posts-filter.ts';

/** Query of `GET /api/publications`, beside the cursor. `from` is within, `to` is not. */
export type PostsQuery = Record<'state' | 'accountId' | 'from' | 'to' | 'q' | 'limit', string>;

const pageLength = '50';

/** The first day, counted from today: `week` is today and the six days before it. */
const firstDay: Record<Exclude<TimeSpan, 'days' | 'ahead'>, number> = { today: 0, week: -6, month: -29 };

/** What the API is asked; days begin at the viewer's midnight, also where daylight saving moves it. */
export function postsQuery(filter: PostsFilter, now: Date): PostsQuery {
  const { states, accountId, search } = filter;
  return { state: states.join(','), accountId, ...bounds(filter, now), q: search.trim(), limit: pageLength };
}

function bounds({ span, fromDay, toDay }: PostsFilter, now: Date): { from: string; to: string } {
  if (span === '') return { from: '', to: '' };
  if (span === 'days') return { from: midnight(parseDay(fromDay), 0), to: midnight(parseDay(toDay), 1) };
  if (span === 'ahead') return { from: now.toISOString(), to: '' };
  return { from: midnight(now, firstDay[span]), to: midnight(now, 1) };
}

/** The API's order: as they were made, or by their time once a part of time is asked for. Negative: `one` comes first. */
export function compareBy({ from, to }: PostsQuery, one: Publication, other: Publication): number {
  const timeOf = (post: Publication) => Date.parse(from || to ? publicationTime(post) : post.createdAt);
  return timeOf(other) - timeOf(one) || (one.id < other.id ? 1 : -1);
}

/** The API's own test, for a post that changed while the list is open. */
export function matches(post: Publication, query: PostsQuery): boolean {
  const at = Date.parse(publicationTime(post));
  const text = `${post.video.title}\n${post.post?.caption ?? ''}`.toLowerCase();
  return (
    (!query.state || query.state.split(',').includes(post.state)) &&
    (!query.accountId || query.accountId === post.accountId) &&
    (!query.from || at >= Date.parse(query.from)) &&
    (!query.to || at < Date.parse(query.to)) &&
    text.includes(query.q.toLowerCase())
  );
}

function midnight(day: Date | null, plusDays: number): string {
  if (!day) return '';
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + plusDays).toISOString();
}

function parseDay(day: string): Date | null {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? new Date(year, month - 1, date) : null;
}
