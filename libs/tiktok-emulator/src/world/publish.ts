import type { VideoFacts } from '@flowcast/video-facts';
import type { JsonObject } from '../wire/json.ts';
import { lives } from './authorization.ts';

/** Every `fail_reason` of status/fetch and webhooks. */
export const failReasons = [
  'file_format_check_failed',
  'duration_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'internal',
  'video_pull_failed',
  'photo_pull_failed',
  'publish_cancelled',
  'auth_removed',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'spam_risk_text',
  'spam_risk',
] as const;
export type FailReason = (typeof failReasons)[number];

/** One stored file of a publish. */
export interface Media {
  key: string;
  sizeBytes: number;
  /** Hex SHA-256 of the bytes. */
  sha256: string;
  contentType: string;
}

export interface Upload {
  uploadId: string;
  token: string;
  videoSize: number;
  chunkSize: number;
  totalChunkCount: number;
  expiresAt: number;
  takenChunks: number;
  /** Only whole chunks count. */
  uploadedBytes: number;
}

export interface Post {
  postId: string;
  createdAt: number;
  /** When moderation lets the id be seen; null: never, because only its owner may see the post. */
  publicAt: number | null;
  announced: boolean;
  info: JsonObject;
}

/** One request TikTok makes for a video it was given the address of. */
export interface PlannedFetch {
  method: 'GET' | 'HEAD';
  /** How long after the one before it has ended, or after the init. */
  afterMs: number;
  /** TikTok hangs up when it has got so many bytes; absent: it wants all of them. */
  cutAfterBytes?: number | undefined;
}

/**
 * `transferring`: bytes arrive or are fetched. `processing`: TikTok looks at the complete file.
 * `in_inbox`: a draft waits for its owner. The rest is final for the publish id.
 */
export type PublishState = 'transferring' | 'processing' | 'in_inbox' | 'complete' | 'failed';

/** Everything an accepted `init` led to. */
export interface Publish {
  publishId: string;
  clientKey: string;
  username: string;
  grantId: string;
  mode: 'direct' | 'draft';
  kind: 'video' | 'photo';
  source: 'FILE_UPLOAD' | 'PULL_FROM_URL';
  /** As the client sent it; null for a video draft, which carries none. */
  postInfo: JsonObject | null;
  pullUrls: string[];
  /** How a fault lets the download go; null, or absent in a world saved before there was such a fault: as usual. */
  fetches?: PlannedFetch[] | null;
  coverIndex: number;
  initAt: number;
  state: PublishState;
  upload: Upload | null;
  downloadedBytes: number;
  media: Media[];
  /** What the bytes said about the video; null before, and for what is no video. */
  facts: VideoFacts | null;
  /** Set while processing: when the verdict falls. Null there means stuck for ever. */
  dueAt: number | null;
  /** Decided by the bytes, or by a fault, when the last of them arrived. */
  verdict: FailReason | 'ok' | null;
  forcedFailure: FailReason | null;
  isStuck: boolean;
  failReason: FailReason | null;
  finishedAt: number | null;
  posts: Post[];
}

export function isOpen(publish: Publish): boolean {
  return publish.state === 'transferring' || publish.state === 'processing';
}

/** When TikTok gives up a download; null for what is not being downloaded. */
export function pullEndsAt({ state, source, initAt }: Publish): number | null {
  return state === 'transferring' && source === 'PULL_FROM_URL' ? initAt + lives.pull : null;
}

export function pullFailureOf({ kind }: Publish): FailReason {
  return kind === 'photo' ? 'photo_pull_failed' : 'video_pull_failed';
}

/** The bytes a client sees as delivered. */
export function uploadedBytesOf(publish: Publish): number {
  return publish.upload?.uploadedBytes ?? 0;
}
