import type { FieldError } from '@flowcast/shared-models';
import { judgeVideo, UnreadableVideoError } from '@flowcast/video-facts';
import { type Inspection, inspectVideo } from './inspect-video.ts';

/** What TikTok would refuse the file for, or else what its bytes say. */
export async function judgeVideoFile(path: string): Promise<Inspection | FieldError[]> {
  try {
    const inspection = await inspectVideo(path);
    const refusals = judgeVideo(inspection.facts);
    return refusals.length > 0 ? refusals.map(fieldErrorOf) : inspection;
  } catch (error) {
    if (error instanceof UnreadableVideoError) return [fieldErrorOf(error.refusal)];
    throw error;
  }
}

/** The columns of a new video that its file decides. */
export const columnsOf = ({ facts, sha256, contentType }: Inspection) => ({
  ...facts,
  sha256,
  contentType,
  isDemo: false,
  posterKey: null,
});

const fieldErrorOf = ({ message }: { message: string }): FieldError => ({ path: 'video', message });
