import { declarationFor, type FieldError, type PublishRequest, scheduleRefusal } from '@flowcast/shared-models';
import { judgeVideo, type VideoFacts } from '@flowcast/video-facts';

/** What can be judged without asking TikTok. */
export interface PublishFacts {
  readonly request: PublishRequest;
  readonly video: VideoFacts;
  /** By the database's clock. Null: no time to publish at was chosen. */
  readonly now: Date | null;
}

interface PublishRule {
  readonly path: string;
  /** The sentences of what is wrong; none when the request is fine. */
  refusals(facts: PublishFacts): string[];
}

const postOf = (request: PublishRequest) => (request.mode === 'direct' ? request.post : undefined);
const when = (wrong: boolean, sentence: string) => (wrong ? [sentence] : []);

/** Rules of the publish request, in the order their refusals are shown. Wordings in quotation are TikTok's own. */
export const publishRules: readonly PublishRule[] = [
  { path: 'videoId', refusals: ({ video }) => judgeVideo(video).map(({ message }) => message) },
  {
    path: 'consent.declaration',
    refusals: ({ request }) =>
      when(
        request.consent.declaration !== declarationFor(postOf(request)).sentence,
        'This is not the declaration that belongs to this post. Reload the page and confirm again.',
      ),
  },
  {
    path: 'post.privacyLevel',
    refusals: ({ request }) =>
      when(
        postOf(request)?.brandedContent === true && postOf(request)?.privacyLevel === 'SELF_ONLY',
        'Branded content visibility cannot be set to private.',
      ),
  },
  {
    path: 'post.coverTimestampMs',
    refusals: ({ request, video }) =>
      when(
        (postOf(request)?.coverTimestampMs ?? 0) > video.durationMs,
        'The cover must be a moment of the video; it lies after its end.',
      ),
  },
  {
    path: 'scheduledAt',
    refusals: ({ request: { scheduledAt }, now }) =>
      scheduledAt === undefined || now === null ? [] : [scheduleRefusal(scheduledAt, now) ?? []].flat(),
  },
];

/** Every field that is wrong; empty when the request may be taken. */
export function refusedFields(facts: PublishFacts): FieldError[] {
  return publishRules.flatMap(({ path, refusals }) => refusals(facts).map((message) => ({ path, message })));
}
