import { Injectable } from '@nestjs/common';
import { MediaMissingError, MediaStorage, sha256OfMedia } from '../../../platform/media-storage/index.ts';
import type { Work } from '../attempts/work.ts';

export type MediaProblem = 'media_missing' | 'media_changed';

/** What is sent must be what was consented to: the stored bytes are compared with the consent before any of them leaves. */
@Injectable()
export class MediaCheck {
  readonly #storage: MediaStorage;

  constructor(storage: MediaStorage) {
    this.#storage = storage;
  }

  async problem({ video, consent, publication }: Work, signal: AbortSignal): Promise<MediaProblem | null> {
    try {
      const sizeBytes = await this.#storage.sizeBytes(video.storageKey);
      if (sizeBytes !== publication.sizeBytes) return 'media_changed';
      const sha256 = await sha256OfMedia(this.#storage, video.storageKey, signal);
      return sha256 === consent.videoSha256 ? null : 'media_changed';
    } catch (error) {
      if (error instanceof MediaMissingError || isNotThere(error)) return 'media_missing';
      throw error;
    }
  }
}

/** A file that goes away between the two looks shows as the stream's own error. */
const isNotThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';
