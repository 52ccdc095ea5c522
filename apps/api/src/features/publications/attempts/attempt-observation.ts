import type { PublishStatus } from '@flowcast/tiktok-client';

/** One fact about an attempt: what TikTok told, or that it told nothing for too long. Poll and webhook both become one. */
export type Observation =
  /** `uploadedBytes` is null when TikTok did not say; it leaves empty fields out. */
  | { readonly kind: 'processing'; readonly uploadedBytes: number | null }
  | { readonly kind: 'in_inbox'; readonly postIds: readonly string[] }
  /** There is a post. Its ids come after moderation, late or never. */
  | { readonly kind: 'complete'; readonly postIds: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'silence' };

/** An answer of `posts.status` as an observation. Source: docs/tiktok-assumptions.md, status. */
export function observationOf({ status, postIds, failReason, uploadedBytes }: PublishStatus): Observation {
  switch (status) {
    case 'PROCESSING_UPLOAD':
    case 'PROCESSING_DOWNLOAD':
      return { kind: 'processing', uploadedBytes: uploadedBytes ?? null };
    case 'SEND_TO_USER_INBOX':
      return { kind: 'in_inbox', postIds };
    case 'PUBLISH_COMPLETE':
      return { kind: 'complete', postIds };
    case 'FAILED':
      return { kind: 'failed', reason: failReason ?? 'internal' };
  }
}
