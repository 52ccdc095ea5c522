import { CodedError } from '../../platform/http/index.ts';

/** TikTok cannot be asked right now. That passes, and says nothing about the account or the post. */
export const isOutOfReach = (error: unknown): boolean =>
  error instanceof CodedError && (error.code === 'tiktok_unavailable' || error.code === 'tiktok_rate_limited');
