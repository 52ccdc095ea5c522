import { type PublicationState, publicationStates } from '@flowcast/shared-models';

/** Spans of time that move with the clock, and the one somebody sets by its days. */
export const timeSpans = ['today', 'week', 'month', 'ahead', 'days'] as const;
export type TimeSpan = (typeof timeSpans)[number];

/** Which posts are shown; empty texts and lists narrow nothing down. */
export interface PostsFilter {
  states: readonly PublicationState[];
  accountId: string;
  span: TimeSpan | '';
  /** For the span `days`: first and last day in the viewer's zone, `2026-11-22`; either may be empty. */
  fromDay: string;
  toDay: string;
  search: string;
}

export const everything: PostsFilter = { states: [], accountId: '', span: '', fromDay: '', toDay: '', search: '' };

type Read = (name: string) => string | null;
export type PostsParams = Record<'state' | 'account' | 'time' | 'from' | 'to' | 'q', string | null>;

/** From the page's address; what is not readable there narrows nothing down. */
export function readPostsFilter(read: Read): PostsFilter {
  const states = (read('state') ?? '').split(',');
  const span = timeSpans.find((one) => one === read('time')) ?? '';
  return {
    states: publicationStates.filter((state) => states.includes(state)),
    accountId: read('account') ?? '',
    span,
    fromDay: span === 'days' ? dayOf(read('from')) : '',
    toDay: span === 'days' ? dayOf(read('to')) : '',
    search: read('q') ?? '',
  };
}

/** For the page's address; null takes a parameter away. */
export function postsParams(filter: PostsFilter): PostsParams {
  return {
    state: filter.states.join(',') || null,
    account: filter.accountId || null,
    time: filter.span || null,
    from: filter.fromDay || null,
    to: filter.toDay || null,
    q: filter.search || null,
  };
}

export function isNarrowed(filter: PostsFilter): boolean {
  return Object.values(postsParams(filter)).some((value) => value !== null);
}

export function isSame(one: PostsFilter, other: PostsFilter): boolean {
  return JSON.stringify(postsParams(one)) === JSON.stringify(postsParams(other));
}

function dayOf(text: string | null): string {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
}
