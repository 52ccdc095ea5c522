import type { SeededPublication } from './database.ts';

const attempted = [{ state: 'planned' }, { state: 'init_sent' }, { state: 'init_ok' }, { state: 'sending' }] as const;
const accepted = [...attempted, { state: 'commit_sent' }, { state: 'accepted' }] as const;
const long =
  'Evening light over the bay, one take, no filter, Maximiliane-Theodora von Hohenstein-Waldburg behind the camera ' +
  '#studio #sunset https://example.com/a-very-long-address-without-any-place-to-break-it-anywhere-at-all';

/** A post in every state it can be looked at in, with a name for each; what TikTok answered is made up. */
export const postStates = {
  queued: { state: 'queued', caption: 'Waits for its turn', minutesAgo: 1 },
  scheduled: { state: 'scheduled', caption: long, minutesAgo: -600 },
  sending: { state: 'sending', caption: long, minutesAgo: 1, bytesSent: 100_000, history: attempted },
  processing: { state: 'processing', caption: 'TikTok looks at it', minutesAgo: 2, history: accepted },
  published: {
    state: 'published',
    caption: long,
    minutesAgo: 3,
    postUrl: 'https://www.tiktok.com/@ava.studio/video/7412345678901234567',
    history: [...accepted, { state: 'published' }],
  },
  in_inbox: {
    state: 'in_inbox',
    mode: 'draft',
    caption: '',
    minutesAgo: 4,
    history: [...accepted, { state: 'in_inbox' }],
  },
  needs_attention: {
    state: 'needs_attention',
    caption: long,
    minutesAgo: 5,
    needs: [
      { code: 'privacy_level_not_offered', field: 'post.privacyLevel', message: 'Not offered.' },
      { code: 'comment_disabled', field: 'post.allowComment', message: 'Off.' },
    ],
  },
  missed: {
    state: 'needs_attention',
    caption: 'Missed its time',
    minutesAgo: 300,
    needs: [{ code: 'schedule_missed', field: 'scheduledAt', message: 'The time has passed.' }],
  },
  failed: {
    state: 'failed',
    caption: long,
    minutesAgo: 6,
    failReason: 'frame_rate_check_failed',
    history: [...accepted, { state: 'failed', detail: { reason: 'frame_rate_check_failed' } }],
  },
  unknown: { state: 'unknown', caption: long, minutesAgo: 7, history: [...accepted, { state: 'unknown' }] },
  cancelled: {
    state: 'cancelled',
    caption: 'Not any more',
    minutesAgo: 8,
    history: [...attempted, { state: 'cancelled' }],
  },
} as const satisfies Record<string, SeededPublication>;

export type PostStateName = keyof typeof postStates;
