import type { Answer, Publication, PublishRequest } from '@flowcast/shared-models';
import { fieldsRefused } from './publications.errors.ts';

type Answered = Pick<Publication, 'mode' | 'accountId' | 'videoId'>;

/**
 * An answer as the publish request it amounts to, so that both obey the same rules. Without a time: that one was agreed to
 * already. @throws {CodedError} `invalid_fields` for a direct post without its choices, or a draft with some
 */
export function requestOf({ mode, accountId, videoId }: Answered, { post, consent }: Answer): PublishRequest {
  if (mode === 'draft' && post === undefined) return { mode, accountId, videoId, consent };
  if (mode === 'direct' && post !== undefined) return { mode, accountId, videoId, consent, post };
  const message = mode === 'draft' ? 'A draft is finished in TikTok’s app.' : 'Choose how the video is posted.';
  throw fieldsRefused([{ path: 'post', message }]);
}
