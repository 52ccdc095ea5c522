import type { EmulatorSwitches } from '../switches.ts';
import type { Upload } from '../world/publish.ts';
import { type ContentRange, readContentRange } from '../wire/content-range.ts';

/** What a PUT may be, before its bytes are read. `repeat` is a chunk that was taken already. */
export type ChunkReading = { range: ContentRange } | { status: 400 | 403 | 416 } | { repeat: true };

const contentTypes = new Set(['video/mp4', 'video/quicktime', 'video/webm']);

interface ChunkCheck {
  headers: Headers;
  upload: Upload;
  now: number;
  switches: EmulatorSwitches;
}

/** The rules of the chunk PUT (docs/tiktok-assumptions.md, upload), in this order: life, headers, progress, length. */
export function readChunkRequest({ headers, upload, now, switches }: ChunkCheck): ChunkReading {
  if (now >= upload.expiresAt) return { status: 403 };
  const text = headers.get('content-range');
  if (text === null) return { status: 416 };
  const range = readContentRange(text);
  if (!range || !hasGoodHeaders(headers, range)) return { status: 400 };
  if (range.total !== upload.videoSize) return { status: 416 };
  const isRepeat = range.last < upload.uploadedBytes;
  if (isRepeat && switches.repeatedChunk === 'accept') return { repeat: true };
  if (range.first !== upload.uploadedBytes || upload.takenChunks >= upload.totalChunkCount) return { status: 416 };
  return isPlannedLength(range, upload) ? { range } : { status: 400 };
}

/** The length is needed up front, so a body of unknown length (`Transfer-Encoding: chunked`) is refused. */
function hasGoodHeaders(headers: Headers, { first, last }: ContentRange): boolean {
  const contentType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const length = headers.get('content-length');
  if (length === null && headers.has('transfer-encoding')) return false;
  return contentTypes.has(contentType) && (length === null || Number(length) === last - first + 1);
}

/** Each chunk as declared. A last one that is too short is taken, as TikTok takes it, and then never completes. */
function isPlannedLength({ first, last }: ContentRange, upload: Upload): boolean {
  const length = last - first + 1;
  const isLast = upload.takenChunks === upload.totalChunkCount - 1;
  return isLast ? length <= upload.videoSize - first : length === upload.chunkSize;
}
