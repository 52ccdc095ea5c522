/**
 * Limits inside which a plan is legal whether TikTok counts a "MB" as 10^6 or 2^20 bytes: the smaller reading of every
 * maximum, the larger of every minimum. Source: docs/tiktok-assumptions.md, "Chunk rules".
 */
export const WHOLE_UPLOAD_MAX_BYTES = 64_000_000;
export const CHUNK_SIZE_BYTES = 10_000_000;
/** From here on a large chunk is at most a tenth of the video: so much is sent again when a connection breaks. */
export const LARGE_VIDEO_MIN_BYTES = 320_000_000;
export const LARGE_CHUNK_SIZE_BYTES = 32_000_000;
/** 4 GB under the larger reading; TikTok refuses more. */
export const MAX_VIDEO_BYTES = 4_294_967_296;

/** One range of the file; both ends are included, as in `Content-Range`. */
export interface Chunk {
  readonly index: number;
  readonly firstByte: number;
  readonly lastByte: number;
  readonly sizeBytes: number;
  /** Sending this range completes the file: after it TikTok may publish. */
  readonly isLast: boolean;
}

export interface ChunkPlan {
  readonly sizeBytes: number;
  readonly chunkSizeBytes: number;
  readonly chunkCount: number;
  /** In the order they must be sent. */
  readonly chunks: readonly Chunk[];
}

/**
 * How a file of this size is cut: up to 64,000,000 bytes whole; else chunks of 10,000,000 bytes, from 320,000,000 bytes on
 * of 32,000,000, because every chunk waits for its answer. The last one takes the rest (so it is less than two).
 * @throws RangeError for a size that is not a whole number from 1 to 4 GiB
 */
export function planChunks(sizeBytes: number): ChunkPlan {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1 || sizeBytes > MAX_VIDEO_BYTES) {
    throw new RangeError(`A video has 1 to ${MAX_VIDEO_BYTES} bytes, not ${sizeBytes}.`);
  }
  const chunkSizeBytes = chunkSizeOf(sizeBytes);
  const chunkCount = Math.floor(sizeBytes / chunkSizeBytes);
  const chunks = Array.from({ length: chunkCount }, (_, index) => {
    const isLast = index === chunkCount - 1;
    const firstByte = index * chunkSizeBytes;
    return chunk({ index, firstByte, lastByte: isLast ? sizeBytes - 1 : firstByte + chunkSizeBytes - 1, isLast });
  });
  return { sizeBytes, chunkSizeBytes, chunkCount, chunks };
}

/**
 * What is still to be sent when TikTok has the first `uploadedBytes` bytes. A count inside a chunk shortens that chunk's
 * range from the front; a count of the whole file gives an empty list.
 * @throws RangeError for a count that is not a whole number from 0 to the size
 */
export function remainingChunks(plan: ChunkPlan, uploadedBytes: number): readonly Chunk[] {
  if (!Number.isSafeInteger(uploadedBytes) || uploadedBytes < 0 || uploadedBytes > plan.sizeBytes) {
    throw new RangeError(`TikTok can have 0 to ${plan.sizeBytes} of these bytes, not ${uploadedBytes}.`);
  }
  return plan.chunks
    .filter(({ lastByte }) => lastByte >= uploadedBytes)
    .map((whole) => (whole.firstByte >= uploadedBytes ? whole : chunk({ ...whole, firstByte: uploadedBytes })));
}

function chunkSizeOf(sizeBytes: number): number {
  if (sizeBytes <= WHOLE_UPLOAD_MAX_BYTES) return sizeBytes;
  return sizeBytes < LARGE_VIDEO_MIN_BYTES ? CHUNK_SIZE_BYTES : LARGE_CHUNK_SIZE_BYTES;
}

function chunk({ index, firstByte, lastByte, isLast }: Omit<Chunk, 'sizeBytes'>): Chunk {
  return { index, firstByte, lastByte, sizeBytes: lastByte - firstByte + 1, isLast };
}
