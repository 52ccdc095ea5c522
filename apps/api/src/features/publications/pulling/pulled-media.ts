import { Injectable } from '@nestjs/common';
import { MediaMissingError, MediaStorage, sha256OfMedia } from '../../../platform/media-storage/index.ts';
import type { Work } from '../attempts/work.ts';
import type { PullRefusal } from './pull-fetch.entity.ts';

/** Files whose hash is remembered; a process that serves more at once than this hashes some of them again. */
const rememberedFiles = 500;

/** A stored video is not the bytes it was when it was looked at last. */
export class MediaChangedError extends Error {
  override readonly name = 'MediaChangedError';
}

/** The revision of a file that is as it was consented to, or why nothing of it may be served. */
export type Verified = { readonly revision: string } | { readonly refusal: PullRefusal };

/**
 * What TikTok fetches must be what was consented to. A file is hashed before any of it is served, and again whenever
 * storage says that it is another one; a file that becomes another one while it is served never arrives whole.
 */
@Injectable()
export class PulledMedia {
  readonly #storage: MediaStorage;
  readonly #hashes = new Map<string, Promise<string>>();

  constructor(storage: MediaStorage) {
    this.#storage = storage;
  }

  async verify({ video, consent, publication }: Pick<Work, 'video' | 'consent' | 'publication'>): Promise<Verified> {
    const revision = await this.#revisionOf(video.storageKey);
    if (revision === null) return { refusal: 'media_missing' };
    const isSameSize = (await this.#storage.sizeBytes(video.storageKey)) === publication.sizeBytes;
    const isSame = isSameSize && (await this.#sha256(video.storageKey, revision)) === consent.videoSha256;
    return isSame ? { revision } : { refusal: 'media_changed' };
  }

  /**
   * The bytes of one range. The last of them are held back until the file is known to be still the same.
   * @throws {MediaChangedError} instead of the last bytes
   */
  async *read(key: string, revision: string, range: { first: number; last: number }): AsyncGenerator<Buffer> {
    let held: Buffer | null = null;
    for await (const bytes of this.#storage.open(key, range) as AsyncIterable<Buffer>) {
      if (held) yield held;
      held = bytes;
    }
    if ((await this.#revisionOf(key)) !== revision) throw new MediaChangedError('The file was replaced meanwhile.');
    if (held) yield held;
  }

  /** One reading for all who ask at once. */
  #sha256(key: string, revision: string): Promise<string> {
    const name = `${key} ${revision}`;
    const known = this.#hashes.get(name);
    if (known) return known;
    const hashing = sha256OfMedia(this.#storage, key);
    this.#hashes.set(name, hashing);
    hashing.catch(() => this.#hashes.delete(name));
    const [oldest] = this.#hashes.keys();
    if (this.#hashes.size > rememberedFiles && oldest !== undefined) this.#hashes.delete(oldest);
    return hashing;
  }

  async #revisionOf(key: string): Promise<string | null> {
    try {
      return await this.#storage.revision(key);
    } catch (error) {
      if (error instanceof MediaMissingError) return null;
      throw error;
    }
  }
}
