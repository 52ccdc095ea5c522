import type { Video } from '@flowcast/shared-models';
import { formatBytes } from './format.ts';

/** `MP4 · H264 · 720 × 1280 · 30 fps · 840 kB` */
export function videoFactsLine({ facts }: Pick<Video, 'facts'>): string {
  const { container, videoCodec, width, height, frameRate, sizeBytes } = facts;
  const codec = videoCodec.toUpperCase().replace(/^H(\d)/, 'H.$1');
  const parts = [container.toUpperCase(), codec, `${width} × ${height}`];
  return [...parts, `${Math.round(frameRate * 100) / 100} fps`, formatBytes(sizeBytes)].join(' · ');
}
