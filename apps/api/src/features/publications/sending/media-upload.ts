import { type Chunk, planChunks, TikTokClient } from '@flowcast/tiktok-client';
import { Injectable } from '@nestjs/common';
import { MediaStorage } from '../../../platform/media-storage/index.ts';
import { Counters, defineCounter } from '../../../platform/metrics/index.ts';
import type { AttemptEntity } from '../attempts/attempt.entity.ts';
import type { Work } from '../attempts/work.ts';
import { UploadUrls } from './upload-urls.ts';

export interface MediaUploadRequest {
  uploadUrl: string;
  /** What TikTok has already. */
  startAtByte: number;
  /** Awaited before the first byte of each chunk. */
  beforeChunk: (chunk: Chunk) => Promise<void>;
  onProgress: (bytesSent: number) => void;
  /** What TikTok has now; undefined when it does not say. Asked before anything is sent a second time. */
  uploadedBytes: () => Promise<number | undefined>;
  signal: AbortSignal;
}

const sentBytes = defineCounter({
  name: 'flowcast_sent_bytes_total',
  help: 'Bytes of videos that this process has sent to TikTok.',
});

/** A stored video on its way to TikTok, streamed: memory does not grow with the file. */
@Injectable()
export class MediaUpload {
  readonly #client: TikTokClient;
  readonly #storage: MediaStorage;
  readonly #urls: UploadUrls;
  readonly #counters: Counters;

  constructor(client: TikTokClient, storage: MediaStorage, urls: UploadUrls, counters: Counters) {
    this.#client = client;
    this.#storage = storage;
    this.#urls = urls;
    this.#counters = counters;
  }

  /** Where the attempt's bytes go; null when TikTok takes none there any more. */
  urlOf(attempt: AttemptEntity): string | null {
    return this.#urls.open(attempt);
  }

  /** @throws {TikTokError} and whatever `beforeChunk` and `uploadedBytes` throw */
  async send({ video, publication }: Work, { signal, ...given }: MediaUploadRequest): Promise<void> {
    const request = { ...given, onProgress: this.#counted(given) };
    const plan = planChunks(publication.sizeBytes);
    const source = this.#storage.source(video.storageKey);
    await this.#client.uploads.send({ ...request, contentType: video.contentType, plan, source }, { signal });
  }

  #counted({ startAtByte, onProgress }: Pick<MediaUploadRequest, 'startAtByte' | 'onProgress'>) {
    let last = startAtByte;
    return (bytesSent: number) => {
      this.#counters.add(sentBytes, Math.max(0, bytesSent - last));
      last = bytesSent;
      onProgress(bytesSent);
    };
  }
}
