import type { EmulatorSwitches } from '../switches.ts';
import { type JsonObject } from '../wire/json.ts';
import { invalidParams } from '../wire/refusals.ts';

export interface ChunkPlan {
  videoSize: number;
  chunkSize: number;
  totalChunkCount: number;
}

const bounds = {
  binary: { minChunk: 5 * 1024 ** 2, maxChunk: 64 * 1024 ** 2 },
  decimal: { minChunk: 5_000_000, maxChunk: 64_000_000 },
} as const;

const maxVideoSize = 4 * 1024 ** 3;
const maxChunks = 1000;

/**
 * The chunk rules as met in the field (docs/tiktok-assumptions.md, chunk rules): count = floor(size / chunk); a single
 * chunk is the whole video; 5 to 64 MB each, only a smaller video may have a smaller chunk. The last chunk takes the
 * rest, which these rules keep below twice the chunk size and so below 128 MB.
 */
export function readChunkPlan(
  source: JsonObject,
  which: EmulatorSwitches['chunkBounds'],
): ChunkPlan | { wrong: string } {
  const { video_size: videoSize, chunk_size: chunkSize, total_chunk_count: totalChunkCount } = source;
  if (!isCount(videoSize) || videoSize > maxVideoSize) return { wrong: invalidParams.videoSize };
  if (!isCount(chunkSize)) return { wrong: invalidParams.chunkSize };
  if (!isCount(totalChunkCount)) return { wrong: invalidParams.totalChunkCount };
  const { minChunk, maxChunk } = bounds[which];
  const isWhole = chunkSize === videoSize;
  if (chunkSize > maxChunk || (chunkSize < minChunk && !isWhole)) return { wrong: invalidParams.chunkSize };
  if (totalChunkCount === 1 && !isWhole) return { wrong: invalidParams.chunkSize };
  const isCounted = totalChunkCount === Math.floor(videoSize / chunkSize) && totalChunkCount <= maxChunks;
  return isCounted ? { videoSize, chunkSize, totalChunkCount } : { wrong: invalidParams.totalChunkCount };
}

/** int64 on the wire: a JSON number, not a string, not a fraction. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
