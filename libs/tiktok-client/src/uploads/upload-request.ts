import type { Chunk, ChunkPlan } from './chunk-plan.ts';
import type { UploadSource } from './upload-source.ts';

export interface UploadRequest {
  /** From the init, whole and unchanged. Its host must be on `uploadHosts`. */
  readonly uploadUrl: string;
  /** `video/mp4`, `video/quicktime` or `video/webm`. */
  readonly contentType: string;
  /** The plan the init was made with. */
  readonly plan: ChunkPlan;
  readonly source: UploadSource;
  /** How many bytes TikTok has already. Default 0. */
  readonly startAtByte?: number | undefined;
  /**
   * Awaited once per chunk, before its first byte is sent, so that the caller can write down what is about to happen.
   * After the chunk with `isLast` TikTok may publish. What it throws ends the upload.
   */
  readonly beforeChunk?: ((chunk: Chunk) => Promise<void>) | undefined;
  /** Bytes of the file handed to the network so far; goes back when a range must be sent again. */
  readonly onProgress?: ((bytesSent: number) => void) | undefined;
  /**
   * How far TikTok got (`posts.status(…).uploadedBytes`; the whole size when the status is past processing, because TikTok
   * leaves the field out then). Asked after a 416, a 5xx or a lost connection, before anything is sent again. Undefined:
   * not known, then the same range is sent again.
   */
  readonly uploadedBytes?: (() => Promise<number | undefined>) | undefined;
}
