import { CalendarQuerySchema, PageQuerySchema, PublicationFilterSchema } from '@flowcast/shared-models';
import type { ApiRoute } from './api-route.ts';

const action = { method: 'post', tag: 'Publications', status: 200, answer: 'Publication' } as const;

/** Publishing, and watching it happen. */
export const publicationRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/api/upload',
    tag: 'Publications',
    summary:
      'Publishes a video: directly, or as a draft in the TikTok inbox. The same key and body replay the same answer.',
    requestHeaders: { 'Idempotency-Key': 'Chosen by the client, one for each press of the button' },
    body: 'PublishRequest',
    status: 202,
    answer: 'Publication',
    problems: [
      'idempotency_key_missing',
      'idempotency_key_reused',
      'not_found',
      'account_needs_reconnect',
      'scope_missing',
      'video_refused',
      'tiktok_unavailable',
    ],
  },
  {
    method: 'get',
    path: '/api/publications',
    tag: 'Publications',
    summary: 'Your publications, newest first; with `from` or `to` by their time (scheduledAt, else createdAt).',
    query: { ...PageQuerySchema.entries, ...PublicationFilterSchema.entries },
    status: 200,
    answer: 'PublicationPage',
  },
  {
    method: 'get',
    path: '/api/publications/{id}',
    tag: 'Publications',
    summary: 'One publication.',
    status: 200,
    answer: 'Publication',
    problems: ['not_found'],
  },
  {
    method: 'get',
    path: '/api/publications/{id}/story',
    tag: 'Publications',
    summary: 'Everything that happened to one publication, oldest first.',
    status: 200,
    answer: 'PublicationStory',
    problems: ['not_found'],
  },
  {
    method: 'get',
    path: '/api/calendar',
    tag: 'Publications',
    summary: 'Your publications by their time, and how many direct posts an account may make in a day.',
    query: CalendarQuerySchema.entries,
    status: 200,
    answer: 'Calendar',
  },
  {
    ...action,
    method: 'patch',
    path: '/api/publications/{id}',
    summary: 'Moves its time, while nothing has begun. `current` of a conflict is the publication as it is now.',
    body: 'Reschedule',
    problems: ['forbidden', 'not_found', 'not_reschedulable', 'conflict'],
  },
  {
    ...action,
    path: '/api/publications/{id}/answer',
    summary: 'Its creator answers what it waits for, with other choices and a new consent.',
    body: 'Answer',
    problems: [
      'forbidden',
      'not_found',
      'not_answerable',
      'conflict',
      'account_needs_reconnect',
      'scope_missing',
      'tiktok_unavailable',
    ],
  },
  {
    ...action,
    path: '/api/publications/{id}/cancel',
    summary: 'Stops it, while nothing has been handed to TikTok.',
    problems: ['not_found', 'not_cancellable'],
  },
  {
    ...action,
    path: '/api/publications/{id}/retry',
    summary: 'Tries again after a failure that certainly made no post.',
    problems: ['not_found', 'not_retryable'],
  },
  {
    ...action,
    path: '/api/publications/{id}/resolve',
    summary: 'A person settles what TikTok never told.',
    body: 'Resolve',
    problems: ['forbidden', 'not_found', 'not_resolvable'],
  },
  {
    method: 'get',
    path: '/api/live',
    tag: 'Publications',
    summary: 'Server-sent events; the data of each is a LiveEvent. Read what changed by its usual route.',
    status: 200,
    answer: { contentType: 'text/event-stream' },
  },
];
