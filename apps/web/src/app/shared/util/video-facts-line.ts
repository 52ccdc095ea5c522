import type { Video } from '@flowcast/shared-models';
import { formatBytes } from './format.ts';

const noBreak = '\u00a0';

/** `MP4 · H.264 · 720 × 1280 · 30 fps · 840 kB`; where the line is broken no fact is torn, and none begins with a dot. */
export function videoFactsLine({ facts }: Pick<Video, 'facts'>): string {
  const { container, videoCodec, width, height, frameRate, sizeBytes } = facts;
  const codec = videoCodec.toUpperCase().replace(/^H(\d)/, 'H.$1');
  const parts = [container.toUpperCase(), codec, `${width} × ${height}`];
  return [...parts, `${Math.round(frameRate * 100) / 100} fps`, formatBytes(sizeBytes)]
    .map((part) => part.replaceAll(' ', noBreak))
    .join(`${noBreak}· `);
}
