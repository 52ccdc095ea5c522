import type { AccountForecast, CreatorInfo, Me, Publication, Video } from '@flowcast/shared-models';

/** Each names only what matters to the test; the rest is an ordinary case. */
export function me(change: Partial<Me['creator']> = {}): Me {
  return {
    creator: { id: '0199aaaa-0000-7000-8000-000000000001', displayName: 'Ava Studio', role: 'creator', ...change },
    accounts: [
      {
        id: '0199aaaa-0000-7000-8000-000000000002',
        openId: 'open-ava',
        displayName: 'Ava Studio',
        username: 'ava.studio',
        avatarUrl: null,
        scopes: ['user.info.basic', 'video.upload', 'video.publish'],
        status: 'connected',
        permissionEndsAt: '2027-11-22T10:00:00.000Z',
      },
    ],
  };
}

export function creatorInfo(change: Partial<CreatorInfo> = {}): CreatorInfo {
  return {
    nickname: 'Ava Studio',
    username: 'ava.studio',
    avatarUrl: null,
    privacyLevelOptions: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    commentDisabled: false,
    duetDisabled: false,
    stitchDisabled: false,
    maxVideoPostDurationSec: 300,
    postingBlocked: null,
    ...change,
  };
}

export function forecast(change: Partial<AccountForecast> = {}): AccountForecast {
  return { postsLast24h: 0, typicalDailyPosts: 15, pendingDraftsLast24h: 0, pendingDraftsLimit: 5, ...change };
}

export function video(change: Partial<Video> = {}): Video {
  return {
    id: '0199aaaa-0000-7000-8000-000000000003',
    origin: 'catalog',
    title: 'Golden hour',
    description: null,
    tags: ['summer'],
    isDemo: false,
    contentType: 'video/mp4',
    facts: {
      container: 'mp4',
      videoCodec: 'h264',
      audioCodec: 'aac',
      width: 720,
      height: 1280,
      frameRate: 30,
      durationMs: 8000,
      sizeBytes: 800_000,
    },
    sha256: '00',
    contentUrl: '/api/videos/0199aaaa-0000-7000-8000-000000000003/content',
    posterUrl: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    archivedAt: null,
    version: 1,
    ...change,
  };
}

export function publication(change: Partial<Publication> = {}): Publication {
  return {
    id: '0199aaaa-0000-7000-8000-000000000004',
    mode: 'direct',
    accountId: me().accounts[0]?.id ?? '',
    videoId: video().id,
    post: {
      caption: 'Last light',
      privacyLevel: 'PUBLIC_TO_EVERYONE',
      allowComment: true,
      allowDuet: false,
      allowStitch: false,
      yourBrand: false,
      brandedContent: false,
      aiGenerated: false,
      coverTimestampMs: 0,
    },
    state: 'queued',
    version: 1,
    scheduledAt: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    transfer: null,
    bytesSent: 0,
    sizeBytes: 800_000,
    publishId: null,
    postIds: [],
    postUrl: null,
    failReason: null,
    needs: [],
    video: { title: 'Golden hour', posterUrl: null, durationMs: 8000 },
    account: { displayName: 'Ava Studio', username: 'ava.studio', avatarUrl: null },
    history: [{ state: 'queued', at: '2026-11-22T10:00:00.000Z' }],
    ...change,
  };
}

export function problem(code: string, status: number, more: object = {}) {
  return { type: 'about:blank', title: code, status, code, correlationId: 'ref-1', ...more };
}
