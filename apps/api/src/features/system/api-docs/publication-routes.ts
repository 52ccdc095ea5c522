import { PageQuerySchema, PublicationFilterSchema } from '@flowcast/shared-models';
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
    summary: 'Your publications, newest first.',
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
