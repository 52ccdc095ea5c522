import { readFileSync } from 'node:fs';
import { sampleVideo } from './large-video.ts';

/** The file name of the first bundled sample video. */
export function firstSample(): string {
  const samples = JSON.parse(readFileSync(sampleVideo('samples.json'), 'utf8')) as { file: string }[];
  const [first] = samples;
  if (!first) throw new Error('No sample video is bundled.');
  return first.file;
}
