import type { PublicationState } from '@flowcast/shared-models';
import type { TimeSpan } from './data/posts-filter.ts';

/** What TikTok no longer takes as it was agreed to. */
export const changeCopy = {
  audience: 'Who can view this video',
  comments: 'Comments',
  duet: 'Duet',
  stitch: 'Stitch',
  on: 'on',
  off: 'off',
  asYouChoose: (offered: string) => `${offered}, as you choose`,
} as const;

export const postsCopy = {
  title: 'Posts',
  post: 'Post',
  loadingPost: 'Loading the post',
  lead: 'Everything you have sent to TikTok from here, newest first.',
  list: 'Your posts',
  loading: 'Loading your posts',
  loadingOlder: 'Loading older posts',
  publish: 'Publish a video',
  emptyTitle: 'Nothing posted yet',
  emptyText: 'Your posts and drafts appear here with their link, as soon as you publish the first one.',
  noMatchTitle: 'No post matches',
  noMatchText: 'Nothing you posted fits all of these filters together.',
  interrupted: 'Live updates are interrupted. Reconnecting; the list catches up by itself.',
  tryAgain: 'Try again',
  modes: { direct: 'Direct post', draft: 'Draft' },
  scheduledFor: 'Scheduled for',
  open: 'Open on TikTok',
  back: 'All posts',
  toPosts: 'See your posts',
  details: 'Details',
  detailNames: {
    account: 'Account',
    mode: 'Published as',
    audience: 'Who can view',
    caption: 'Caption',
    created: 'Confirmed',
    scheduled: 'Scheduled for',
    publishId: 'TikTok publish id',
    postIds: 'TikTok post id',
  },
} as const;

export const answerCopy = {
  title: 'Answer with what TikTok offers now',
  asking: 'Asking TikTok what this account may post now…',
  before: 'You chose',
  now: 'TikTok offers',
  nothingLeft: 'TikTok takes your former choices again. Confirm them once more, or change them.',
  missing: 'Before you can publish',
  action: 'Confirm and publish',
  confirm: { title: 'Publish this video?', yes: 'Yes, publish', back: 'Go back' },
} as const;

export const storyCopy = {
  title: 'Everything that happened',
  hint: 'Every state, request, answer and webhook, without secrets.',
  show: 'Show everything that happened',
  asking: 'Reading what happened…',
  download: 'Download as JSON',
  attempt: (number: number) => `Attempt ${number}`,
  consent: 'You confirmed',
  state: 'State',
  webhook: 'TikTok told us',
  exchange: 'Asked TikTok',
  fetch: 'TikTok fetched the video',
  answered: (status: number, code: string | null) => (code ? `${status} ${code}` : String(status)),
  noAnswer: 'no answer',
  times: (count: number) => `${count} times`,
  took: (durationMs: number) => `${durationMs} ms`,
} as const;

export const filterCopy = {
  bar: 'Filter posts',
  search: 'Search titles and captions',
  state: 'State',
  anyState: 'Any state',
  someStates: (count: number) => `${count} states`,
  account: 'Account',
  anyAccount: 'Any account',
  unknownAccount: 'An account that is not connected',
  time: 'Time',
  anyTime: 'Any time',
  from: 'From',
  to: 'Until',
  onlyFrom: (day: string) => `From ${day}`,
  onlyTo: (day: string) => `Until ${day}`,
  fromTo: (first: string, last: string) => `${first} to ${last}`,
  searched: (text: string) => `“${text}”`,
  active: 'Active filters',
  remove: (filter: string) => `Remove filter: ${filter}`,
  clear: 'Clear filters',
  found: (count: number, hasMore: boolean) =>
    hasMore ? `More than ${count} posts` : count === 1 ? '1 post' : `${count} posts`,
} as const;

export const spanNames: Record<TimeSpan, string> = {
  today: 'Today',
  week: 'Last 7 days',
  month: 'Last 30 days',
  ahead: 'Still to come',
  days: 'Choose days…',
};

/** States that mean the same to somebody who looks for a post. */
export const stateGroups: readonly { name: string; states: readonly PublicationState[] }[] = [
  { name: 'On the way', states: ['scheduled', 'queued', 'sending', 'processing'] },
  { name: 'Needs a look', states: ['needs_attention', 'unknown'] },
  { name: 'At TikTok', states: ['published', 'in_inbox'] },
  { name: 'Not posted', states: ['failed', 'cancelled'] },
];
