import type { ApiRoute } from './api-route.ts';

const open = { method: 'get', tag: 'System', isPublic: true, status: 200 } as const;

/** What is asked about the process itself. */
export const systemRoutes: readonly ApiRoute[] = [
  {
    ...open,
    path: '/api/config',
    summary: 'Settings the web client needs before anybody signs in.',
    answer: 'PublicConfig',
  },
  { ...open, path: '/api/health/live', summary: 'The process answers.', answer: { contentType: 'application/json' } },
  {
    ...open,
    path: '/api/health/ready',
    summary: 'The process can do its work.',
    answer: { contentType: 'application/json' },
    problems: ['not_ready'],
  },
  { ...open, path: '/api/openapi.json', summary: 'This document.', answer: { contentType: 'application/json' } },
  {
    ...open,
    path: '/api/docs',
    summary: 'This document, to be read and tried out.',
    answer: { contentType: 'text/html' },
  },
  {
    method: 'post',
    path: '/api/webhooks/tiktok',
    tag: 'System',
    summary: 'What TikTok tells by itself. The signature is over the bytes of the body.',
    isPublic: true,
    requestHeaders: { 'TikTok-Signature': 't=<unix seconds>,s=<hex HMAC-SHA256 of "t.body">' },
    status: 200,
    problems: ['webhook_signature_invalid', 'payload_too_large'],
  },
  {
    ...open,
    path: '/api/docs/{file}',
    summary: 'Parts of that page.',
    answer: { contentType: '*/*' },
    problems: ['not_found'],
  },
];
