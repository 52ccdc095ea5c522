import type { PublishMode } from '@flowcast/shared-models';

/** How TikTok's ids of publishes begin whose video it fetches. Source: docs/tiktok-assumptions.md, secrets and ids. */
const beginnings: readonly (readonly [string, PublishMode])[] = [
  ['v_pub_url~', 'direct'],
  ['v_inbox_url~', 'draft'],
];

/** What a publish id tells by itself of a publish whose video is fetched; null for any other. */
export const pulledModeOf = (publishId: string): PublishMode | null =>
  beginnings.find(([beginning]) => publishId.startsWith(beginning))?.[1] ?? null;
