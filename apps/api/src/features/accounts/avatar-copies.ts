import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { MediaStorage } from '../../platform/media-storage/index.ts';
import { avatarNotFound } from './accounts.errors.ts';
import { loadAvatar } from './avatar-picture.ts';

/** Somebody waits for the picture, so it must not take long. */
const loadTimeoutMs = 5_000;

/** Where our copy of a picture lies. */
export interface AvatarCopy {
  avatarKey: string;
  avatarContentType: string;
}

export interface AvatarFile {
  content: Readable;
  contentType: string;
  sizeBytes: number;
}

/** Our own copies of TikTok's profile pictures: TikTok's addresses of them expire within hours. */
@Injectable()
export class AvatarCopies {
  readonly #logger = new Logger(AvatarCopies.name);
  readonly #storage: MediaStorage;

  constructor(storage: MediaStorage) {
    this.#storage = storage;
  }

  /** Copies the picture of whatever has this id. Null when that fails: a missing picture must keep nobody out. */
  async copy(ownerId: string, address: string): Promise<AvatarCopy | null> {
    try {
      const { bytes, contentType } = await loadAvatar(address, AbortSignal.timeout(loadTimeoutMs));
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      const copy = { avatarKey: `avatars/${ownerId}-${hash}`, avatarContentType: contentType };
      await this.#storage.put(copy.avatarKey, Readable.from([bytes]));
      return copy;
    } catch (error) {
      // Whatever it is: TikTok's picture, the network, our disk.
      this.#logger.warn(`The picture of ${ownerId} was not copied: ${reasonOf(error)}.`);
      return null;
    }
  }

  /** @throws {CodedError} `not_found` where there is no copy. */
  async open({ avatarKey, avatarContentType }: { [name in keyof AvatarCopy]: string | null }): Promise<AvatarFile> {
    if (avatarKey === null || avatarContentType === null) throw avatarNotFound();
    return {
      sizeBytes: await this.#storage.sizeBytes(avatarKey),
      content: this.#storage.open(avatarKey),
      contentType: avatarContentType,
    };
  }

  /** A copy that is left behind harms nobody. */
  async remove(avatarKey: string | null): Promise<void> {
    if (avatarKey === null) return;
    await this.#storage.delete(avatarKey).catch((error: unknown) => {
      this.#logger.warn(`The picture ${avatarKey} was not removed: ${reasonOf(error)}.`);
    });
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
