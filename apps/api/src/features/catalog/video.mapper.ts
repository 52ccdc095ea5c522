import type { Video } from '@flowcast/shared-models';
import type { VideoEntity } from './video.entity.ts';

/** What the browser gets of a video; where its bytes lie stays here. */
export const toVideo = (video: VideoEntity): Video => ({
  id: video.id,
  origin: video.origin,
  title: video.title,
  description: video.description,
  tags: video.tags,
  isDemo: video.isDemo,
  contentType: video.contentType,
  facts: {
    container: video.container,
    videoCodec: video.videoCodec,
    audioCodec: video.audioCodec,
    width: video.width,
    height: video.height,
    frameRate: video.frameRate,
    durationMs: video.durationMs,
    sizeBytes: video.sizeBytes,
  },
  sha256: video.sha256,
  contentUrl: `/api/videos/${video.id}/content`,
  posterUrl: posterUrlOf(video),
  createdAt: video.createdAt.toISOString(),
  archivedAt: video.archivedAt?.toISOString() ?? null,
  version: video.version,
});

/** Null without a poster; the web client then shows the first frame of the content. */
export const posterUrlOf = (video: Pick<VideoEntity, 'id' | 'posterKey'>): string | null =>
  video.posterKey ? `/api/videos/${video.id}/poster` : null;
