import { readVideoFacts, UnreadableVideoError, type VideoFacts, type VideoSource } from '@flowcast/video-facts';

/** Looks at the bytes of a video. Null: they are no video that can be read. */
export type MediaProbe = (source: VideoSource) => Promise<VideoFacts | null>;

export const probeMedia: MediaProbe = async (source) => {
  try {
    return await readVideoFacts(source);
  } catch (error) {
    if (error instanceof UnreadableVideoError) return null;
    throw error;
  }
};
